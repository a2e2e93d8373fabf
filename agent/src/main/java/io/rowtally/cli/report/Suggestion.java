package io.rowtally.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line for the settings by which more users would be known, or known for sure, and why. Immutable. */
final class Suggestion {
    private static final int MOST_HOOKS = 3;

    /** The sources whose name a line of the log has as a setting does, in their default order, before a new one and behind it. */
    private static final List<String> FIRST =
            Arrays.asList("spring-security", "shiro", "sa-token", "http-principal", "client-info");

    private static final List<String> LAST = Arrays.asList("db-user", "os-user");

    /** What a method is called that learns who the user is. */
    private static final String[] SHOWS_USER = {
        "login",
        "logon",
        "signin",
        "signon",
        "authenticat",
        "currentuser",
        "loginuser",
        "sessionuser",
        "usercontext",
        "checkuser",
        "setuser",
        "denglu",
        "yonghu"
    };

    /** What reads about anybody, and does not know for whom. */
    private static final String[] READS = {"dao", "mapper", "repository", "jdbc", "persist", "database", "query"};

    /** What everybody's class has because an interface wants it: no parameter of it is the application's own. */
    private static final List<String> EVERYBODYS = Arrays.asList(
            "run",
            "call",
            "doGet",
            "doPost",
            "doFilter",
            "service",
            "execute",
            "main",
            "handle",
            "get",
            "accept",
            "apply");

    final String setting;
    /** The key of the sentence that says why. */
    final String reason;
    /** What the sentence speaks of: an attribute's path, or a frame. */
    final String subject;

    final long rows;

    private Suggestion(String setting, String reason, String subject, long rows) {
        this.setting = setting;
        this.reason = reason;
        this.subject = subject;
        this.rows = rows;
    }

    /** Guesses to confirm, and methods to hook where rows are nobody's; what concerns most rows first. */
    static List<Suggestion> of(Attributions attributions) {
        List<Suggestion> all = new ArrayList<>();
        for (Map.Entry<String, Long> guess : attributions.guesses()) {
            all.add(new Suggestion(
                    setting(attributions, "session:" + guess.getKey()), "confirm", guess.getKey(), guess.getValue()));
        }
        Map<String, Long> hooks = new LinkedHashMap<>();
        for (Attributions.Place place : attributions.places()) {
            String method = hook(place.frames);
            if (!method.isEmpty()) {
                hooks.merge(method, place.rows, Long::sum);
            }
        }
        hooks.entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .limit(MOST_HOOKS)
                .forEach(hook -> all.add(new Suggestion(
                        setting(attributions, "method:" + hook.getKey() + "(arg0)"),
                        "hook",
                        hook.getKey(),
                        hook.getValue())));
        return all;
    }

    /** The accounts stand behind it, since they answer for everybody. */
    private static String setting(Attributions attributions, String source) {
        List<String> sources = new ArrayList<>();
        for (String kept : FIRST) {
            if (attributions.sureMethods().contains(kept)) {
                sources.add(kept);
            }
        }
        sources.add(source);
        for (String kept : LAST) {
            if (attributions.sureMethods().contains(kept)) {
                sources.add(kept);
            }
        }
        return "user.source=" + String.join(";", sources);
    }

    /** The innermost method that looks as if it learned who the user is, else the outermost that can tell; empty where none can. */
    private static String hook(List<String> frames) {
        String last = "";
        for (String frame : frames) {
            int line = frame.lastIndexOf(':');
            String whole = line < 0 ? frame : frame.substring(0, line);
            int dot = whole.lastIndexOf('.');
            String type = dot < 0 ? "" : whole.substring(0, dot);
            String method = whole.substring(dot + 1);
            String simple = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (type.isEmpty() || method.indexOf('$') >= 0 || method.indexOf('<') >= 0 || has(simple, READS)) {
                continue;
            }
            if (EVERYBODYS.contains(method)) {
                continue;
            }
            if (has(simple + '.' + method.toLowerCase(Locale.ROOT), SHOWS_USER)) {
                return type + '#' + method;
            }
            last = type + '#' + method;
        }
        return last;
    }

    private static boolean has(String text, String[] words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
