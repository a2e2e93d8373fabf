package io.rowtally.demo.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML page of the register as a clerk sees it: rows of its tables by the tables' ids, fields of its forms. An empty
 * cell or field was NULL in the database. Immutable.
 */
final class Page {

    private static final Pattern SECTION =
            Pattern.compile("<(table|form)\\b([^>]*)\\bid=\"([^\"]+)\"([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr class=\"row\">(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td class=\"([^\"]+)\">(.*?)</td>", Pattern.DOTALL);
    private static final Pattern INPUT =
            Pattern.compile("<input type=\"[^\"]*\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final Map<String, List<Map<String, String>>> sections = new HashMap<>();
    /** Whether the page says that there are more rows than it shows. */
    final boolean more;

    Page(String html) {
        more = html.contains(" id=\"more\"");
        Matcher section = SECTION.matcher(html);
        while (section.find()) {
            boolean record = (section.group(2) + section.group(4)).contains("class=\"record\"");
            sections.put(section.group(3), record ? record(section.group(5)) : table(section.group(5)));
        }
    }

    private static List<Map<String, String>> table(String html) {
        List<Map<String, String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(html);
        while (row.find()) {
            rows.addAll(record(row.group(1)));
        }
        return rows;
    }

    private static List<Map<String, String>> record(String html) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Pattern pattern : new Pattern[] {CELL, INPUT}) {
            Matcher value = pattern.matcher(html);
            while (value.find()) {
                values.put(value.group(1), text(value.group(2)));
            }
        }
        List<Map<String, String>> single = new ArrayList<>();
        single.add(values);
        return single;
    }

    private static String text(String html) {
        String text = html.replaceAll("<[^>]+>", "")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&")
                .trim();
        return text.isEmpty() ? null : text;
    }

    /** The rows of the table or form with that id, in order; none where the page has no such table. */
    List<Map<String, String>> rows(String id) {
        return sections.getOrDefault(id, new ArrayList<>());
    }
}
