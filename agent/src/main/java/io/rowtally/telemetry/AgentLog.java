package io.rowtally.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The agent's diagnostics, {@code agent.log}. The context of logback is made here in code and handed to nobody: slf4j's
 * {@code LoggerFactory} is never asked, so no {@code logback.xml}, system property or service of the application is read,
 * and there is no shutdown hook, no JMX, no status on a stream and no thread. Until there is a directory, the newest
 * messages wait in memory. Called by agent threads; owned by whoever starts the agent.
 */
public final class AgentLog implements AutoCloseable {

    private static final long LARGEST_FILE = 5L * 1024 * 1024;
    private static final int MOST_HELD = 256;

    private final LoggerContext context = new LoggerContext();
    private final Sink sink = new Sink();
    private final long largestFile;

    private AgentLog(long largestFile) {
        this.largestFile = largestFile;
        context.setName("rowtally");
        context.setMDCAdapter(new LogbackMDCAdapter());
        sink.setContext(context);
        sink.setName("agent");
        sink.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(sink);
        context.start();
    }

    /** A log that holds its newest 256 messages until it is attached; two files of 5 MiB then, at most. */
    public static AgentLog holding() {
        return new AgentLog(LARGEST_FILE);
    }

    static AgentLog holding(long largestFile) {
        return new AgentLog(largestFile);
    }

    public Logger logger(String name) {
        return context.getLogger(name);
    }

    /**
     * Writes to the directory from here on, what was held first. To be called again now and then: it opens the file anew
     * where it or the directory has gone, and holds messages while there is none. True if the log is in a file.
     */
    public boolean attach(TelemetryDirectory directory) {
        return sink.attach(directory.path());
    }

    @Override
    public void close() {
        context.stop();
    }

    /** Everything ends here: in the file, or in memory while there is none. Guarded by its own lock. */
    private final class Sink extends AppenderBase<ILoggingEvent> {

        private final Deque<String> held = new ArrayDeque<>();
        private @Nullable AgentLogFile file;
        private long dropped;

        @Override
        protected synchronized void append(ILoggingEvent event) {
            String line = AgentLogLine.of(event);
            if (file != null) {
                file.doAppend(line);
                return;
            }
            if (held.size() == MOST_HELD) {
                held.removeFirst();
                dropped++;
            }
            held.addLast(line);
        }

        @Override
        public synchronized void stop() {
            super.stop();
            leave();
        }

        private synchronized boolean attach(@Nullable Path directory) {
            if (!isStarted()) {
                return false;
            }
            AgentLogFile present = file;
            if (present != null) {
                if (Objects.equals(present.path().getParent(), directory) && Files.exists(present.path())) {
                    return true;
                }
                leave();
            }
            if (directory == null) {
                return false;
            }
            try {
                AgentLogFile opened = AgentLogFile.open(context, directory, largestFile);
                file = opened;
                if (dropped > 0) {
                    opened.doAppend(dropped + " older messages were dropped while there was no directory\n");
                    dropped = 0;
                }
                for (String line = held.pollFirst(); line != null; line = held.pollFirst()) {
                    opened.doAppend(line);
                }
                return true;
            } catch (IOException | RuntimeException e) {
                return false;
            }
        }

        private void leave() {
            AgentLogFile present = file;
            file = null;
            if (present != null) {
                present.stop();
            }
        }
    }
}
