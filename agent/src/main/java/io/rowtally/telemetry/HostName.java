package io.rowtally.telemetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * The name of this machine, asked where the answer is free first: {@code InetAddress.getLocalHost()} goes through the
 * resolver and can take seconds on a host with a broken DNS set-up, so it comes last. Runs on an agent thread.
 */
final class HostName {

    private static final Path KERNEL = Paths.get("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Never empty; {@code unknown} where nobody knows. */
    static String find() {
        try (BufferedReader reader = Files.newBufferedReader(KERNEL, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            if (line != null && !line.trim().isEmpty()) {
                return line.trim();
            }
        } catch (IOException | SecurityException e) {
            // not Linux, or not allowed: the next source
        }
        String windows = System.getenv("COMPUTERNAME");
        if (windows != null && !windows.isEmpty()) {
            return windows;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException | SecurityException e) {
            return "unknown";
        }
    }
}
