package io.rowtally.runtime;

import io.rowtally.config.Mode;
import io.rowtally.config.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first step in premain: the settings, before the bridge is defined or any class is looked at. */
public final class Settled {

    private Settled() {}

    /** The settings in force, a {@link Settings}; null where the agent stays off, which it says if it was not asked to. */
    public static @Nullable Object read(@Nullable String argument) {
        Settings settings = Settings.load(argument, System.getProperties(), System.getenv());
        if (settings.mode() != Mode.OFF) {
            return settings;
        }
        if (settings.offBecause() != null) {
            line("rowtally: not counting: " + settings.offBecause());
        }
        return null;
    }

    /** A line on the process's own standard error, whatever stands behind {@code System.err}. */
    static void line(String text) {
        try {
            byte[] bytes = (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
            new FileOutputStream(FileDescriptor.err).write(bytes);
        } catch (IOException e) {
            // nobody is listening
        }
    }
}
