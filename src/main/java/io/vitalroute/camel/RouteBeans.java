package io.vitalroute.camel;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.vitalroute.camel.operations.DailyPrune;
import io.vitalroute.camel.operations.Health;
import io.vitalroute.camel.operations.Scrape;
import io.vitalroute.camel.push.NoticesBean;
import io.vitalroute.camel.push.SubscriptionsBean;
import io.vitalroute.camel.web.Web;

/** The beans that route files may call, and their methods, so that a mistyped one is found before a route starts. */
public final class RouteBeans {
    private static final Map<String, Class<?>> BEANS = new TreeMap<>(Map.ofEntries(
            Map.entry("spine", SpineBean.class),
            Map.entry("door", Door.class),
            Map.entry("phone", PhoneBean.class),
            Map.entry("drop", DropFolder.class),
            Map.entry("topic", Topic.class),
            Map.entry("reply", Reply.class),
            Map.entry("fhir", FhirBean.class),
            Map.entry("webhook", Webhook.class),
            Map.entry("file-name", FileName.class),
            Map.entry("mllp", MllpBean.class),
            Map.entry("notices", NoticesBean.class),
            Map.entry("subscriptions", SubscriptionsBean.class),
            Map.entry("vendor", VendorBean.class),
            Map.entry("web", Web.class),
            Map.entry("mllp-in", MllpSource.class),
            Map.entry("health", Health.class),
            Map.entry("metrics", Scrape.class),
            Map.entry("retention", DailyPrune.class)));

    private RouteBeans() {}

    /** Methods by bean, both by name. */
    public static Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        BEANS.forEach((name, type) -> methods.put(name, methods(type)));
        return methods;
    }

    private static Set<String> methods(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                names.add(method.getName());
            }
        }
        return names;
    }
}
