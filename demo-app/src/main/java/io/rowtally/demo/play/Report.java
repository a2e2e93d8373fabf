package io.rowtally.demo.play;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The agent's report in its JSON form, as far as the check needs it. Used by one thread. */
final class Report {

    private final Map<String, Map<String, Long>> users = new TreeMap<>();

    private Report() {}

    /**
     * Values by counter by user: the whole numbers of each entry of {@code users}, named by their path such as
     * {@code rows.read} and {@code values.PHONE}; entries of one user are added up.
     */
    static Map<String, Map<String, Long>> read(Path file) throws IOException {
        Report report = new Report();
        boolean found = false;
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + " is not a report");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = json.currentName().equals("users");
                found |= list;
                json.nextToken();
                if (list) {
                    report.entries(json);
                } else {
                    json.skipChildren();
                }
            }
        }
        if (!found) {
            throw new IOException(file + " has no users");
        }
        return report.users;
    }

    private void entries(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, Long> counters = new TreeMap<>();
            String user = entry(json, "", counters);
            if (user == null) {
                throw new IOException("an entry of the report names no user");
            }
            Map<String, Long> sums = users.computeIfAbsent(user, any -> new TreeMap<>());
            counters.forEach((counter, value) -> sums.merge(counter, value, Long::sum));
        }
    }

    /** Collects the numbers of the object that the parser stands on; returns its {@code user}, null without one. */
    private static String entry(JsonParser json, String path, Map<String, Long> counters) throws IOException {
        String user = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                entry(json, path + name + ".", counters);
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                counters.put(path + name, json.getLongValue());
            } else if (name.equals("user")) {
                user = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return user;
    }
}
