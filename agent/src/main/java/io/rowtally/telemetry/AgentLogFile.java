package io.rowtally.telemetry;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.TriggeringPolicyBase;
import ch.qos.logback.core.rolling.helper.CompressionMode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;

/**
 * {@code agent.log} and the one rolled file beside it: logback's own rolling appender over lines of text, which makes its
 * files with the owner's rights only. Owned by {@link AgentLog}, written by agent threads.
 */
final class AgentLogFile extends RollingFileAppender<String> {

    static final String NAME = "agent.log";

    private final Path path;

    private AgentLogFile(Path path) {
        this.path = path;
    }

    /**
     * A started appender.
     *
     * @param largest bytes at which the file is rolled; it can be exceeded by one message
     * @throws IOException if the file cannot be written
     */
    static AgentLogFile open(Context context, Path directory, long largest) throws IOException {
        AgentLogFile file = new AgentLogFile(directory.resolve(NAME));
        OwnerOnly.createFile(file.path);
        file.setContext(context);
        file.setName(NAME);
        file.setFile(file.path.toString());
        Utf8 encoder = new Utf8();
        encoder.setContext(context);
        encoder.start();
        file.setEncoder(encoder);
        file.setRollingPolicy(new OneBefore(file.path));
        SizeBased size = new SizeBased(largest);
        size.setContext(context);
        size.start();
        file.setTriggeringPolicy(size);
        file.start();
        if (!file.isStarted()) {
            throw new IOException(file.path + " could not be opened");
        }
        return file;
    }

    Path path() {
        return path;
    }

    @Override
    public void openFile(String name) throws IOException {
        OwnerOnly.createFile(Paths.get(name));
        super.openFile(name);
    }

    /**
     * Keeps one older file. {@code FixedWindowRollingPolicy} would do, but its pattern cannot hold a directory's name with a
     * percent sign or parenthesis in it: it turns every backslash, so every escape, into a slash.
     */
    private static final class OneBefore implements RollingPolicy {

        private final Path path;
        private boolean started = true;

        OneBefore(Path path) {
            this.path = path;
        }

        @Override
        public void rollover() throws RolloverFailure {
            try {
                Files.move(path, path.resolveSibling(NAME + ".1"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new RolloverFailure(NAME + " cannot be renamed", e);
            }
        }

        @Override
        public String getActiveFileName() {
            return path.toString();
        }

        @Override
        public CompressionMode getCompressionMode() {
            return CompressionMode.NONE;
        }

        @Override
        public void setParent(FileAppender<?> appender) {
            // the path is all that it needs
        }

        @Override
        public void start() {
            started = true;
        }

        @Override
        public void stop() {
            started = false;
        }

        @Override
        public boolean isStarted() {
            return started;
        }
    }

    /** Looks at the size for each message; logback's own looks once a minute, in which a loop of errors fills a disk. */
    private static final class SizeBased extends TriggeringPolicyBase<String> {

        private final long largest;

        SizeBased(long largest) {
            this.largest = largest;
        }

        @Override
        public boolean isTriggeringEvent(File active, String message) {
            return active.length() >= largest;
        }
    }

    /** Text as it is. */
    private static final class Utf8 extends EncoderBase<String> {

        private static final byte[] NOTHING = new byte[0];

        @Override
        public byte[] headerBytes() {
            return NOTHING;
        }

        @Override
        public byte[] encode(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] footerBytes() {
            return NOTHING;
        }
    }
}
