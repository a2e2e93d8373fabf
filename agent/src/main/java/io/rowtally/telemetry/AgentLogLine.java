package io.rowtally.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.time.Instant;

/**
 * The text of one diagnostic message. An exception is told by its class and its frames; its message only where it can hold
 * no cell value, since messages of drivers, parsers and number formats quote what they choke on. Stateless.
 */
final class AgentLogLine {

    private static final int LONGEST_MESSAGE = 4096;
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;

    private AgentLogLine() {}

    /** Message, and one indented line for each frame, each with its newline. */
    static String of(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(256)
                .append(Timestamps.text(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(' ')
                .append(event.getLevel())
                .append(" [")
                .append(Text.clean(event.getThreadName()))
                .append("] ")
                .append(event.getLoggerName())
                .append(" - ")
                .append(Text.clean(String.valueOf(event.getFormattedMessage()), LONGEST_MESSAGE))
                .append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int i = 0; thrown != null && i < MOST_CAUSES; i++, thrown = thrown.getCause()) {
            append(text, i == 0 ? "" : "caused by ", thrown);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String prefix, IThrowableProxy thrown) {
        text.append("  ").append(prefix).append(thrown.getClassName());
        if (thrown.getMessage() != null) {
            text.append(": ").append(isHarmless(thrown) ? Text.clean(thrown.getMessage()) : "(message withheld)");
        }
        text.append('\n');
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
            text.append("    ").append(frames[i].getSTEAsString()).append('\n');
        }
    }

    /** Input and output (names of files), linking and the virtual machine (names of classes) quote no data. */
    private static boolean isHarmless(IThrowableProxy proxy) {
        if (!(proxy instanceof ThrowableProxy)) {
            return false;
        }
        Throwable thrown = ((ThrowableProxy) proxy).getThrowable();
        return thrown.getClass().getName().startsWith("java.")
                && (thrown instanceof IOException
                        || thrown instanceof LinkageError
                        || thrown instanceof VirtualMachineError
                        || thrown instanceof ReflectiveOperationException);
    }
}
