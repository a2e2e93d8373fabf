package io.rowtally.cli.attach;

import java.io.File;
import java.net.URISyntaxException;
import java.security.CodeSource;

/** The jar that this command line came from, which is the agent as well. */
final class OwnJar {

    private OwnJar() {}

    static File path() {
        CodeSource source = OwnJar.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? new File("rowtally-agent.jar")
                    : new File(source.getLocation().toURI()).getAbsoluteFile();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new File(source.getLocation().getPath()).getAbsoluteFile();
        }
    }
}
