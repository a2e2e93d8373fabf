package io.rowtally.config;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * The name of this machine, or of this container.
 *
 * <p>The resolver is asked last, because it may wait for a name server; an agent thread calls this, never premain and never a
 * thread of the application.
 */
final class HostName {
    private static final String KERNEL = "/proc/sys/kernel/hostname";

    private HostName() {}

    static String find(Map<String, String> environment) {
        String[] variables = {"COMPUTERNAME", "HOSTNAME"};
        for (String variable : variables) {
            String name = environment.get(variable);
            if (name != null && Given.isPlain(name, ServiceConfig.LONGEST_NAME)) {
                return name.trim();
            }
        }
        String kernel = kernel();
        if (Given.isPlain(kernel, ServiceConfig.LONGEST_NAME)) {
            return kernel;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String kernel() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(new FileInputStream(KERNEL), "UTF-8"));
            try {
                String line = in.readLine();
                return line == null ? "" : line.trim();
            } finally {
                in.close();
            }
        } catch (IOException | SecurityException e) {
            return "";
        }
    }
}
