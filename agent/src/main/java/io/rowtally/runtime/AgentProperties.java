package io.rowtally.runtime;

import java.util.Properties;

/** The properties that a JVM shows to those who attach to it, and not to its application. From Java 9 on. */
public final class AgentProperties {

    private AgentProperties() {}

    /** Called by the launcher, which has opened the package to this class's module. */
    public static void set(String key, String value) throws ReflectiveOperationException {
        Properties properties = (Properties) Class.forName("jdk.internal.vm.VMSupport")
                .getMethod("getAgentProperties")
                .invoke(null);
        properties.setProperty(key, value);
    }
}
