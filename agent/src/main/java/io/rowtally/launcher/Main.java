package io.rowtally.launcher;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** {@code java -jar rowtally-agent.jar ...}: hands over to the command line behind the agent's loader. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        AgentLoader loader = AgentJar.loader(AgentJar.file());
        Thread.currentThread().setContextClassLoader(loader);
        Object status = loader.loadClass("io.rowtally.cli.Main")
                .getMethod("run", String[].class, PrintStream.class, PrintStream.class, Map.class, Locale.class)
                .invoke(null, arguments, System.out, System.err, System.getenv(), Locale.getDefault());
        System.exit((Integer) status);
    }
}
