package io.vitalroute.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.vitalroute.camel.RouteBeans;
import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/** Calls of beans: the bean is one of the engine's, and has the method. */
final class BeanCheck {
    private BeanCheck() {}

    static void run(Node.Fields bean, List<Problem> found) {
        Map<String, Set<String>> beans = RouteBeans.methods();
        if (bean.get("beanType") != null) {
            found.add(Problem.of(ProblemCode.C301_SCRIPT, bean.at(), "a class by name has no place in a route")
                    .hint("call one of the engine's beans by ref"));
        }
        if (!(bean.get("ref") instanceof Node.Text ref)) {
            found.add(Problem.of(ProblemCode.C104_MISSING_KEY, bean.at(), "\"bean\" needs \"ref\"")
                    .hint("one of: " + String.join(", ", beans.keySet())));
            return;
        }
        Set<String> methods = beans.get(ref.text());
        if (methods == null) {
            found.add(
                    Problem.of(ProblemCode.C121_UNKNOWN_NAME, ref.at(), "the engine has no bean \"" + ref.text() + "\"")
                            .hint(Suggest.hint(ref.text(), beans.keySet()).orElse(null)));
            return;
        }
        if (!(bean.get("method") instanceof Node.Text method)) {
            found.add(Problem.of(ProblemCode.C104_MISSING_KEY, bean.at(), "\"bean\" needs \"method\"")
                    .hint("one of: " + String.join(", ", methods)));
            return;
        }
        String name = method.text().replaceFirst("\\(.*", "");
        if (!methods.contains(name)) {
            found.add(Problem.of(
                            ProblemCode.C121_UNKNOWN_NAME,
                            method.at(),
                            "bean \"" + ref.text() + "\" has no method \"" + name + "\"")
                    .hint(Suggest.hint(name, methods).orElse(null)));
        }
    }
}
