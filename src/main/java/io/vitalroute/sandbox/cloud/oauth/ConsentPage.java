package io.vitalroute.sandbox.cloud.oauth;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.vitalroute.sandbox.http.Answer;

/** The page on which a person signs in, ticks and decides. It has no script, so that any browser can show it. */
final class ConsentPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%1$s (simulated)</title>
            <style>body{font:1rem/1.5 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}
            button{font:inherit;padding:.5rem 1rem;margin-right:1rem}label{display:block}</style>
            </head>
            <body>
            <h1>%1$s (simulated)</h1>
            <p><strong>%2$s</strong> would like to read your data. People and data are invented.</p>
            <form method="post" action="?">
            %3$s
            <label>Sign in as person number <input type="number" name="person" value="0" min="0" max="%4$d"></label>
            <fieldset><legend>May read</legend>
            %5$s
            </fieldset>
            <p><button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></p>
            </form>
            </body>
            </html>
            """;

    private ConsentPage() {}

    static Answer of(String vendor, Map<String, String> asked, Set<String> scopes, int people) {
        String hidden = asked.entrySet().stream()
                .map(e -> "<input type=\"hidden\" name=\"" + text(e.getKey()) + "\" value=\"" + text(e.getValue())
                        + "\">")
                .collect(Collectors.joining("\n"));
        String boxes = scopes.stream()
                .map(s -> "<label><input type=\"checkbox\" name=\"scope:" + text(s) + "\" value=\"yes\" checked> "
                        + text(s) + "</label>")
                .collect(Collectors.joining("\n"));
        return Answer.of(
                200,
                "text/html; charset=utf-8",
                PAGE.formatted(text(vendor), text(asked.getOrDefault("client_id", "")), hidden, people - 1, boxes));
    }

    static Answer refusal(int status, String why) {
        return Answer.of(
                status,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"en\"><title>Refused</title><h1>Refused</h1><p>" + text(why)
                        + "</p></html>");
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
