package io.rowtally.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The agent's version, which the build writes. */
final class Version {
    static final String TEXT = read();

    private Version() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            // said as unknown
        }
        return properties.getProperty("version", "unknown");
    }
}
