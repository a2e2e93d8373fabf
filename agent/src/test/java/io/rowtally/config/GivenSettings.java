package io.rowtally.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What an operator gives in each place, and what is made of it. */
abstract class GivenSettings {
    final Properties system = new Properties();
    final Map<String, String> environment = new HashMap<>();

    final Settings load(String argument) {
        return Settings.load(argument, system, environment);
    }

    static String onlyProblem(Settings settings) {
        assertEquals(1, settings.problems().size(), settings.problems().toString());
        return settings.problems().get(0).toString();
    }
}
