package io.rowtally.tagging.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rowtally.tagging.Category;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text apart that is a document: JSON, XML, an HL7 message. Nothing of it is kept, no buffer either; one that is cut, or
 * not well-formed, is read as far as it goes. Stateless; any thread.
 */
public final class Documents {
    /** Parts of one document that are looked at. */
    public static final int MOST = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
            .build();
    /** What an entry's name stands under, where each entry is an object or an element of its own. */
    private static final Set<String> NAMES =
            new HashSet<>(Arrays.asList("name", "key", "code", "field", "attr", "attribute", "property", "label"));

    private static final Set<String> VALUES = new HashSet<>(Arrays.asList("value", "val", "content", "text"));

    private Documents() {}

    /** One named part of a document. Confined to one call. */
    public static final class Part {
        public final String name;
        /** What the document's standard says that it is; null where its name has to. */
        public final @Nullable Category category;

        public final String value;

        Part(String name, @Nullable Category category, String value) {
            this.name = name;
            this.category = category;
            this.value = value;
        }
    }

    /** The first parts of a document that have a name, {@link #MOST} at most; empty where the text is none. */
    public static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        char first = start < text.length() ? text.charAt(start) : ' ';
        if (first == '{' || first == '[') {
            json(text, parts);
        } else if (first == '<') {
            xml(text, start, parts);
        } else if (text.startsWith("MSH|", start)) {
            Hl7.read(text, parts);
        }
        return parts;
    }

    private static boolean room(List<Part> parts) {
        return parts.size() < MOST;
    }

    static void add(List<Part> parts, String name, @Nullable Category category, String value) {
        if (room(parts) && !name.isEmpty() && !value.trim().isEmpty()) {
            parts.add(new Part(name, category, value));
        }
    }

    // ---- JSON

    private static void json(String text, List<Part> parts) {
        try (JsonParser parser = JSON.createParser(text)) {
            String field = "";
            String entry = null;
            for (JsonToken token = parser.nextToken(); token != null && room(parts); token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    field = parser.currentName();
                } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                    String value = parser.getText();
                    String word = field.toLowerCase(Locale.ROOT);
                    add(parts, entry != null && VALUES.contains(word) ? entry : field, null, value);
                    entry = token == JsonToken.VALUE_STRING && NAMES.contains(word) ? value : entry;
                } else if (token.isStructStart() || token.isStructEnd()) {
                    entry = null;
                }
            }
        } catch (IOException | RuntimeException e) {
            // as far as it goes
        }
    }

    // ---- XML: names and texts are all that is asked for, so neither a document type nor an entity is ever looked at

    private static void xml(String text, int start, List<Part> parts) {
        int at = start;
        while (at >= 0 && at < text.length() && room(parts)) {
            if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at);
                continue;
            }
            int end = text.indexOf('>', at);
            if (end < 0) {
                return;
            }
            int next = text.indexOf('<', end);
            if (next > 0 && text.startsWith("<![CDATA[", next)) {
                int close = text.indexOf("]]>", next);
                element(
                        text.substring(at + 1, end),
                        text.substring(next + 9, close < 0 ? text.length() : close),
                        parts);
                at = close < 0 ? -1 : text.indexOf('<', close);
            } else {
                element(text.substring(at + 1, end), text.substring(end + 1, next < 0 ? text.length() : next), parts);
                at = next;
            }
        }
    }

    private static int after(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : text.indexOf('<', at);
    }

    /** A start tag with its attributes, without the brackets, and the text behind it. */
    private static void element(String tag, String content, List<Part> parts) {
        if (tag.isEmpty() || tag.charAt(0) == '/' || tag.charAt(0) == '?' || tag.charAt(0) == '!') {
            return;
        }
        int at = 0;
        while (at < tag.length() && tag.charAt(at) > ' ' && tag.charAt(at) != '/') {
            at++;
        }
        String name = local(tag.substring(0, at));
        String entry = null;
        String value = null;
        while (at < tag.length() && room(parts)) {
            int equals = tag.indexOf('=', at);
            int open = equals < 0 ? -1 : quote(tag, equals + 1);
            int close = open < 0 ? -1 : tag.indexOf(tag.charAt(open), open + 1);
            if (close < 0) {
                break;
            }
            String attribute = local(tag.substring(at, equals).trim());
            String given = tag.substring(open + 1, close);
            String word = attribute.toLowerCase(Locale.ROOT);
            entry = NAMES.contains(word) ? given : entry;
            value = VALUES.contains(word) ? given : value;
            if (!NAMES.contains(word) && !VALUES.contains(word)) {
                add(parts, attribute, null, given);
            }
            at = close + 1;
        }
        add(parts, entry != null ? entry : name, null, value != null ? value : content);
    }

    private static int quote(String tag, int from) {
        int at = from;
        while (at < tag.length() && tag.charAt(at) <= ' ') {
            at++;
        }
        return at < tag.length() && (tag.charAt(at) == '"' || tag.charAt(at) == '\'') ? at : -1;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
