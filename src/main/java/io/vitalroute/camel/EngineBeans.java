package io.vitalroute.camel;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.hl7.HL7MLLPNettyDecoderFactory;
import org.apache.camel.component.hl7.HL7MLLPNettyEncoderFactory;

import io.vitalroute.camel.operations.Deliveries;
import io.vitalroute.camel.operations.Health;
import io.vitalroute.camel.operations.Scrape;
import io.vitalroute.camel.push.PushBeans;
import io.vitalroute.camel.web.Web;
import io.vitalroute.pipeline.Destinations;

/** The components and beans that route files may use. */
final class EngineBeans {
    private EngineBeans() {}

    /** Everything for the running engine, by the name that route files use. */
    static Map<String, Object> live(EngineParts parts) {
        FhirTargets targets = new FhirTargets();
        Scrape scrape = new Scrape(parts.vitals());
        Map<String, Object> beans =
                new LinkedHashMap<>(components(parts, parts.destinations(), targets, scrape.deliveries()));
        beans.put("health", new Health(parts.vitals(), scrape.deliveries()));
        beans.put("metrics", scrape);
        beans.put("retention", scrape.retention(parts.housekeeping(), parts.settings()));
        beans.put(
                "operations-server",
                new OperationsServer(Ports.of(parts.settings()).management().port()));
        beans.put("spine", new SpineBean(parts.spine(), parts.clock()));
        beans.put("door", new Door(parts.settings(), parts.spine()));
        beans.put("web", new Web(parts.pages()));
        beans.put("vendor", new VendorBean(parts.vendors(), parts.clock()));
        beans.putAll(PushBeans.of(parts.vendors().push(parts, scrape.pushes())));
        beans.put("phone", new PhoneBean(parts.phones(), parts.clock()));
        beans.put("drop", new DropFolder());
        beans.put("topic", new Topic());
        beans.put("reply", new Reply());
        beans.put("fhir", new FhirBean(parts.settings(), targets, parts.outbox(), parts.clock()));
        beans.put("webhook", new Webhook(parts.settings(), parts.clock()));
        beans.put("file-name", new FileName());
        beans.put("mllp", new MllpBean());
        beans.put("mllp-in", new MllpSource(parts.clock()));
        beans.put("mllp-frames", MllpFrameDecoder.factory(parts.settings()));
        beans.put("tls-listener-mllp-in", new ListenerTls(parts.settings(), "mllp-in"));
        HL7MLLPNettyDecoderFactory decoder = new HL7MLLPNettyDecoderFactory();
        decoder.setProduceString(false);
        beans.put("mllp-decoder", decoder);
        beans.put("mllp-encoder", new HL7MLLPNettyEncoderFactory());
        return beans;
    }

    /** Components of their own for a context in which files are tried: what they open is open to nobody. */
    static void shadow(EngineParts parts, CamelContext context) {
        Deliveries nowhere = new Scrape(parts.vitals()).deliveries();
        components(parts, new Destinations(), new FhirTargets(), nowhere).forEach(context::addComponent);
    }

    private static Map<String, Component> components(
            EngineParts parts, Destinations destinations, FhirTargets targets, Deliveries deliveries) {
        return Map.of(
                "outbox",
                new OutboxComponent(
                        parts.outbox(),
                        destinations,
                        Formats.all(targets, new Templates(parts.templates())),
                        new DestinationBeans(parts.settings()),
                        deliveries,
                        parts.clock()),
                "mapping",
                new MappingComponent(parts.mappings(), parts.metrics(), parts.clock()),
                "inbox",
                new InboxComponent(parts.inbox()),
                "pull",
                new PullComponent(parts.vendors().errands(), parts.vendors().vendors()::find, parts.clock()));
    }
}
