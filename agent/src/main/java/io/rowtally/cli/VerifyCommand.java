package io.rowtally.cli;

import io.rowtally.cli.terminal.CountedStream;
import io.rowtally.cli.terminal.Printable;
import io.rowtally.cli.terminal.Progress;
import io.rowtally.cli.terminal.Terminal;
import io.rowtally.cli.terminal.Unusable;
import io.rowtally.telemetry.seal.VerificationKey;
import io.rowtally.telemetry.verify.Expiry;
import io.rowtally.telemetry.verify.Finding;
import io.rowtally.telemetry.verify.Findings;
import io.rowtally.telemetry.verify.Silence;
import io.rowtally.telemetry.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify DIR [--key FILE]}. */
@Command(
        name = "verify",
        description = "Whether a log is as the agent wrote it: names each change and gap with file and line.",
        footer = {
            "",
            "Exit codes: 0 whole; 3 something was changed; 5 something is missing; 4 the log ends without agent-stop and no",
            "process is writing; 2 usage. The first of these that holds.",
            "Without a key, seals cannot be checked, only numbers, links and digests."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    /** Findings and periods of a kind that are printed; the rest is counted. */
    private static final int MOST = 50;

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "log directory of an agent")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the verification key; by default " + VerificationKey.FILE
                    + " in DIR, as long as it has not been moved elsewhere")
    private @Nullable Path keyFile;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, Unusable {
        if (!Files.isDirectory(directory)) {
            throw new Unusable(directory + " is not a directory");
        }
        Path inDirectory = directory.resolve(VerificationKey.FILE);
        boolean keyIsThere = Files.isRegularFile(inDirectory);
        VerificationKey key = keyFile != null ? read(keyFile) : keyIsThere ? read(inDirectory) : null;
        long size = Verifier.size(directory);
        if (size == 0 && !Files.exists(directory.resolve("state"))) {
            throw new Unusable("there is no log in " + directory);
        }
        Findings findings;
        try (Progress progress = new Progress(terminal.err, terminal.interactive(), size)) {
            findings = new Verifier(directory, key, in -> new CountedStream(in, progress)).verify();
        }
        print(findings, key, keyIsThere);
        Finding.Kind worst = findings.worst();
        return worst == null ? ExitCode.OK : worst.exitCode();
    }

    private static VerificationKey read(Path file) throws Unusable {
        try {
            return VerificationKey.read(file);
        } catch (IOException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private void print(Findings findings, @Nullable VerificationKey key, boolean keyIsThere) {
        PrintWriter out = terminal.out;
        for (Finding.Kind kind : Finding.Kind.values()) {
            int printed = 0;
            for (Finding finding : findings.of(kind)) {
                if (printed++ == MOST) {
                    break;
                }
                out.println(pad(kind.word()) + Printable.of(finding.place() + " " + finding.sentence()));
            }
            more(
                    kind.word(),
                    findings.count(kind) - Math.min(MOST, findings.of(kind).size()));
        }
        int printed = 0;
        for (Silence silence : findings.silences()) {
            if (printed++ == MOST) {
                break;
            }
            out.println(pad("silent")
                    + Printable.of(silence.from() + " to " + silence.to() + ", " + text(silence.length()) + ", "
                            + silence.reason()));
        }
        more(
                "silent",
                findings.silences().size()
                        + findings.moreSilences()
                        - Math.min(MOST, findings.silences().size()));
        expired(findings);
        for (String note : findings.notes()) {
            out.println(pad("note") + note);
        }
        if (key == null) {
            out.println(
                    pad("note") + "without a key the seals were not checked, only numbers and links: give --key FILE");
        } else if (keyIsThere) {
            out.println(pad("note") + "not sealed against someone with this directory: " + VerificationKey.FILE
                    + " lies in it; move it to another machine");
        }
        out.println(pad("read")
                + String.format(
                        Locale.ROOT,
                        "%,d lines of %,d runs in %,d files, %s to %s%s",
                        findings.lines(),
                        findings.runs(),
                        findings.files(),
                        findings.from(),
                        findings.to(),
                        key == null ? "" : ", key " + key.id()));
        Finding.Kind worst = findings.worst();
        out.println(pad("result") + (worst == null ? key == null ? "nothing missing" : "whole" : worst.word()));
    }

    /** The newest ones: those before them were there to be read when they were new. */
    private void expired(Findings findings) {
        List<Expiry> last = findings.expired();
        int from = Math.max(0, last.size() - MOST);
        long before = findings.allExpired() - (last.size() - from);
        if (before > 0) {
            terminal.out.println(pad("expired") + String.format(Locale.ROOT, "%,d more before these", before));
        }
        for (Expiry expiry : last.subList(from, last.size())) {
            terminal.out.println(pad("expired") + Printable.of(expiry.toString()));
        }
    }

    private void more(String word, long more) {
        if (more > 0) {
            terminal.out.println(pad(word) + String.format(Locale.ROOT, "%,d more", more));
        }
    }

    private static String pad(String word) {
        return String.format(Locale.ROOT, "%-9s", word);
    }

    private static String text(Duration length) {
        long minutes = length.toMinutes();
        return minutes == 0
                ? length.getSeconds() + " s"
                : minutes < 60
                        ? minutes + " min"
                        : String.format(Locale.ROOT, "%,d h %d min", minutes / 60, minutes % 60);
    }
}
