package io.rowtally.config;

import java.util.Properties;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process is called in the events: {@code service.name} and {@code agent.id}.
 *
 * <p>Without a setting the service is named after its main class or jar, the agent after the host. A bad value (blank, over 256
 * characters, control characters) keeps that default: names decide nothing about what is counted.
 */
public final class ServiceConfig {
    static final int LONGEST_NAME = 256;
    private static final String UNKNOWN = "unknown";
    private static final String HOST = "(host name)";

    private final String name;
    private final @Nullable String agentId;

    private ServiceConfig(String name, @Nullable String agentId) {
        this.name = name;
        this.agentId = agentId;
    }

    static ServiceConfig read(Sources sources, Properties system, Problems problems) {
        String program = programName(system.getProperty("sun.java.command", ""));
        String name = name(sources, problems, Key.SERVICE_NAME, program);
        return new ServiceConfig(name == null ? program : name, name(sources, problems, Key.AGENT_ID, HOST));
    }

    private static @Nullable String name(Sources sources, Problems problems, Key key, String standard) {
        Given given = sources.get(key);
        if (given == null) {
            return null;
        }
        if (Given.isPlain(given.value, LONGEST_NAME)) {
            return given.value;
        }
        problems.useDefault(key, given, "is not a name of 1 to 256 characters", standard);
        return null;
    }

    /**
     * The main class or the jar's file name out of HotSpot's {@code sun.java.command}: {@code com.acme.Main args},
     * {@code module/com.acme.Main args} or {@code /opt/my app/registry.jar args}.
     */
    static String programName(String command) {
        String trimmed = command.trim();
        int blank = trimmed.indexOf(' ');
        String first = blank < 0 ? trimmed : trimmed.substring(0, blank);
        boolean path = first.startsWith("/") || first.startsWith(".") || first.indexOf('\\') >= 0;
        String program = path && !first.endsWith(".jar") ? upToJar(trimmed, first) : first;
        int slash = Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\'));
        String name = program.substring(slash + 1);
        if (name.endsWith(".jar")) {
            name = name.substring(0, name.length() - ".jar".length());
        }
        return Given.isPlain(name, LONGEST_NAME) ? name : UNKNOWN;
    }

    private static String upToJar(String command, String first) {
        int jar = command.indexOf(".jar ");
        if (jar >= 0) {
            return command.substring(0, jar + ".jar".length());
        }
        return command.endsWith(".jar") ? command : first;
    }

    /** {@code service.name}, else the main class or jar of this process, else {@code unknown}. */
    public String name() {
        return name;
    }

    /** {@code agent.id}; null for the host's name, which only an agent thread may look up, since that may wait. */
    public @Nullable String agentId() {
        return agentId;
    }

    void describe(SortedMap<String, String> effective) {
        effective.put(Key.SERVICE_NAME.text, name);
        effective.put(Key.AGENT_ID.text, agentId != null ? agentId : HOST);
    }
}
