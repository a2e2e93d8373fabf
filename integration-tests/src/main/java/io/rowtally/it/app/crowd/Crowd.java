package io.rowtally.it.app.crowd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.PackageVersion;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Uses all of its libraries, as an agent of its own first, then as a reader of a database. */
public final class Crowd implements Runnable {
    @CommandLine.Option(names = "--user", defaultValue = "nobody")
    private String user;

    private Crowd() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Crowd()).execute(arguments));
    }

    @Override
    public void run() {
        try {
            libraries();
            Instrumentation instrumentation = OwnAgent.install();
            Reading.read(user);
            OwnAgent.installLate(instrumentation);
            Thread second = new Thread(this::readAgain, "second");
            second.start();
            second.join();
            System.out.println("own agent: " + OwnAgent.moves + " moves, " + OwnAgent.queries + " queries");
            System.out.println(made());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void readAgain() {
        try {
            Reading.read(user + "2");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made() throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Object.class)
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("made at run time"))
                .make()
                .load(Crowd.class.getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
    }

    private static void libraries() throws URISyntaxException {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        for (Class<?> type : new Class<?>[] {
            ByteBuddy.class,
            ByteBuddyAgent.class,
            LoggerFactory.class,
            factory.getClass(),
            JsonFactory.class,
            CommandLine.class
        }) {
            File jar = new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            System.out.println(type.getName() + " of " + jar.getName());
        }
        System.out.println("jackson " + PackageVersion.VERSION + ", picocli " + CommandLine.VERSION);
    }
}
