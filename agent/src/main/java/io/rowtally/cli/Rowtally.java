package io.rowtally.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a command: it needs one. */
@Command(
        name = "rowtally",
        description = "Counts who reads whose data. As an agent: java -javaagent:rowtally-agent.jar ...",
        mixinStandardHelpOptions = true,
        versionProvider = Rowtally.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class Rowtally implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The version that the build has written. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            return new String[] {"rowtally " + text()};
        }

        static String text() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Rowtally.class.getResourceAsStream("/io/rowtally/runtime/version.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            }
            return properties.getProperty("version", "unknown");
        }
    }
}
