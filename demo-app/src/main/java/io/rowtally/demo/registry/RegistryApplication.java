package io.rowtally.demo.registry;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts the register and prints one line with its address once it answers. An orderly stop is SIGTERM: running
 * requests end, then the database closes. Exit code 2 for wrong options, 1 where it cannot start.
 */
public final class RegistryApplication {

    private static final Logger LOG = Logger.getLogger(RegistryApplication.class.getName());

    private RegistryApplication() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            Registry registry = Registry.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(registry), "registry-stop"));
            System.out.println("registry ready: " + registry.address());
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "the register cannot start", e);
            System.exit(1);
        }
    }

    private static void stop(Registry registry) {
        try {
            registry.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the register did not stop in order", e);
        }
    }
}
