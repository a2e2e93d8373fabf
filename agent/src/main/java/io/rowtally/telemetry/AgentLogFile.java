package io.rowtally.telemetry;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;

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
     * @param largest bytes at which the file is rolled; it can be exceeded by what a second brings
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
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(file);
        names.setFileNamePattern(literal(file.path.toString()) + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(1);
        names.start();
        SizeBasedTriggeringPolicy<String> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(largest));
        size.setCheckIncrement(Duration.buildBySeconds(1));
        size.start();
        file.setRollingPolicy(names);
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

    /** A percent sign or parenthesis in a directory's name is not part of a pattern. */
    private static String literal(String path) {
        return path.replace("\\", "\\\\").replace("%", "\\%").replace("(", "\\(").replace(")", "\\)");
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
