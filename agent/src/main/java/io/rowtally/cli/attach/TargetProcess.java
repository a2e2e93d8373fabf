package io.rowtally.cli.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a process without touching it, from Linux's {@code /proc}. An attach begins with SIGQUIT, which ends a
 * process that does not expect it; so it is looked at first. On other systems the attach interface has to tell.
 */
final class TargetProcess {
    private static final Path PROC = Paths.get("/proc");
    /** SIGQUIT's bit in the signal masks of {@code /proc/PID/status}. */
    private static final long QUIT = 1L << 2;

    private static final String DISABLED = "-XX:+DisableAttachMechanism";

    private final Path files;
    private final boolean linux;

    private TargetProcess(Path files) {
        this.files = files;
        this.linux = Files.isDirectory(PROC.resolve("self/fd"));
    }

    static TargetProcess of(String pid) {
        return new TargetProcess(PROC.resolve(pid));
    }

    /** Whether it is this command itself. */
    static boolean isOwn(String pid) {
        try {
            return PROC.resolve(pid).toRealPath().equals(PROC.resolve("self").toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    boolean isGone() {
        return linux && !Files.exists(files);
    }

    /** Why an attach would fail or do harm; null where nothing is known against it. */
    @Nullable
    String obstacle() {
        if (!linux) {
            return null;
        }
        if (Files.exists(files.resolve("status")) && !catchesQuit()) {
            return "it is not a Java virtual machine, or one that started a moment ago";
        }
        return read("cmdline").contains(DISABLED) ? "it was started with " + DISABLED + "; start it without" : null;
    }

    private boolean catchesQuit() {
        for (String line : read("status").split("\n")) {
            if (line.startsWith("SigCgt:")) {
                return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & QUIT) != 0;
            }
        }
        return true;
    }

    private String read(String name) {
        try {
            return new String(Files.readAllBytes(files.resolve(name)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether the agent is loaded there: it keeps its jar open. {@code ?} where that cannot be seen. */
    String agent() {
        Path own = OwnJar.path().toPath();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(files.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (isAgent(descriptor, own)) {
                    return "loaded";
                }
            }
            return "-";
        } catch (IOException | RuntimeException e) {
            return "?";
        }
    }

    private static boolean isAgent(Path descriptor, Path own) {
        try {
            Path file = Files.readSymbolicLink(descriptor);
            return file.equals(own) || file.endsWith("rowtally-agent.jar");
        } catch (IOException e) {
            // closed meanwhile
            return false;
        }
    }

    /** What to do about a refusal of the attach interface, in words for an operator. */
    static String advice(@Nullable String refusal) {
        String said = String.valueOf(refusal);
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("dynamic agent loading")) {
            return "it allows no agents while it runs; start it with -XX:+EnableDynamicAgentLoading, or with -javaagent";
        }
        if (lower.contains("not permitted") || lower.contains("permission") || lower.contains("not secure")) {
            return "it belongs to another user; run this command as that user (" + said + ")";
        }
        if (lower.contains("does not support the attach")) {
            return "it was started with " + DISABLED + "; start it without";
        }
        if (lower.contains("agent jar not found")) {
            return "it does not see this jar under the same path (a container?): copy it there, or start it with -javaagent";
        }
        return said;
    }
}
