package io.vitalroute.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import io.vitalroute.camel.web.WebAnswer;

/**
 * Plain pages: no script, nothing from elsewhere, readable on a phone and by a screen reader. Text is escaped here and
 * nowhere else.
 */
final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#17212b;--soft:#4a5866;--paper:#fff;--line:#c9d2da;--act:#0b5cab;--on:#fff}
            @media(prefers-color-scheme:dark){:root{--ink:#eef2f5;--soft:#b6c2cc;--paper:#12181e;--line:#3a4651;--act:#7db9f5;--on:#0b1620}}
            *{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
            main{max-width:36rem;margin:0 auto;padding:2rem 1.25rem 4rem}h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}
            h2{font-size:1.1rem;margin:1.75rem 0 .5rem}p{margin:.5rem 0}ul{padding-left:1.25rem;margin:.5rem 0}li{margin:.3rem 0}
            .soft{color:var(--soft)}.do{display:flex;flex-wrap:wrap;gap:.75rem;margin:2rem 0 0}
            button,.other{font:inherit;padding:.75rem 1.25rem;border-radius:.5rem;border:1px solid var(--act);cursor:pointer;text-decoration:none;min-height:2.75rem}
            button{background:var(--act);color:var(--on);font-weight:600}.other{color:var(--act);background:none}
            button:focus-visible,a:focus-visible{outline:3px solid var(--act);outline-offset:3px}
            .note{border-left:4px solid var(--act);padding:.25rem 0 .25rem 1rem;margin:1.25rem 0}
            """;

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; frame-ancestors 'none'";

    private final StringBuilder body = new StringBuilder();

    Html heading(String text) {
        return line("<h1>", text, "</h1>");
    }

    Html section(String text) {
        return line("<h2>", text, "</h2>");
    }

    Html paragraph(String text) {
        return line("<p>", text, "</p>");
    }

    Html note(String text) {
        return line("<p class=\"note\" role=\"status\">", text, "</p>");
    }

    Html soft(String text) {
        return line("<p class=\"soft\">", text, "</p>");
    }

    Html list(Iterable<String> items) {
        body.append("<ul>\n");
        items.forEach(item -> line("<li>", item, "</li>"));
        body.append("</ul>\n");
        return this;
    }

    /** A form whose one button posts a hidden field to an address of ours, and a link beside it. */
    Html choice(String action, String field, String value, String yes, String noAddress, String no) {
        body.append("<form method=\"post\" action=\"")
                .append(escaped(action))
                .append("\">\n<input type=\"hidden\" name=\"")
                .append(escaped(field))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">\n<div class=\"do\"><button type=\"submit\" id=\"agree\">")
                .append(escaped(yes))
                .append("</button>\n<a class=\"other\" id=\"decline\" href=\"")
                .append(escaped(noAddress))
                .append("\">")
                .append(escaped(no))
                .append("</a></div>\n</form>\n");
        return this;
    }

    /** The page. It is never kept by a browser, and tells nobody where its reader came from. */
    WebAnswer page(int status, String language, String title) {
        String html = "<!doctype html>\n<html lang=\"" + escaped(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
        return WebAnswer.html(status, html)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }

    private Html line(String before, String text, String after) {
        body.append(before).append(escaped(text)).append(after).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
