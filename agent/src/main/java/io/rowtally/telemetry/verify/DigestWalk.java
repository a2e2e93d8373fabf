package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.seal.EpochKey;
import io.rowtally.telemetry.seal.Hex;
import io.rowtally.telemetry.seal.SealedLine;
import io.rowtally.telemetry.seal.Sha256;
import io.rowtally.telemetry.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the digests beside the lines: each must be there, sealed, signed and linked to the one before, and each part that it
 * names must be there as it was hashed. Where {@link Chain} has found something amid a part, that is not said again.
 */
final class DigestWalk {

    private final Path folder;
    private final List<String> names;
    private final @Nullable KeyRing keys;
    private final Findings findings;

    private int read;
    private long number;
    private String signature = "";
    private String publicKey = "";
    private @Nullable Digest present;
    private int done;
    private boolean begun;
    private long base;
    private @Nullable Instant from;
    private @Nullable MessageDigest hash;
    private long lines;
    private String firstPlace = "";
    private boolean spoilt;
    /** Whether the first part that is still there was reached. */
    private boolean matched;

    DigestWalk(Path directory, @Nullable EpochKey first, Findings findings) throws IOException {
        this.folder = directory.resolve("digests");
        this.keys = first == null ? null : new KeyRing(first);
        this.findings = findings;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                this.names = files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.matches("digest-\\d{8}-.*\\.json"))
                        .sorted()
                        .collect(Collectors.toCollection(ArrayList::new));
            }
        } else {
            this.names = Collections.emptyList();
        }
    }

    /** Something is wrong with the lines here. */
    void spoil() {
        spoilt = true;
        hash = null;
    }

    /** A genuine line that stands where it belongs. */
    void line(String at, SealedLine seal, Instant time, byte[] line, int length) {
        if (!begun) {
            begun = true;
            base = EpochKey.count(time) - seal.epoch();
            from = time;
            next();
        }
        while (present != null && present.time.isBefore(time)) {
            if (!spoilt && from != null && present.time.isAfter(from)) {
                findings.add(Kind.GAP, at, "lines that digests/" + present.name + " names are missing before it");
            }
            hash = null;
            next();
        }
        Digest digest = present;
        if (digest == null) {
            return;
        }
        if (hash == null) {
            begin(at, digest, Hex.text(seal.previous()));
        }
        Digest.Part part = digest.parts.get(done);
        if (hash == null && Hex.text(seal.previous()).equals(part.after)) {
            hash = Sha256.begin();
            matched = true;
            lines = 0;
            firstPlace = at;
            spoilt = false;
        }
        if (hash != null) {
            hash.update(line, 0, length);
            lines++;
        }
        if (Hex.text(seal.mac()).equals(part.mac)) {
            if (hash != null
                    && !spoilt
                    && (lines != part.lines || !Hex.text(hash.digest()).equals(part.sha256))) {
                findings.add(
                        Kind.CHANGED,
                        "digests/" + digest.name,
                        "names other lines than those from " + firstPlace + " to " + at);
            }
            hash = null;
            done++;
            if (done == digest.parts.size()) {
                next();
            }
        }
    }

    /** A segment begins where a part does: the parts before it are those of segments that are not there, all expired or some missing. */
    private void begin(String at, Digest digest, String previous) {
        for (int i = done + 1; i < digest.parts.size(); i++) {
            if (digest.parts.get(i).after.equals(previous)) {
                if (matched && !spoilt) {
                    findings.add(Kind.GAP, at, "lines that digests/" + digest.name + " names are missing before it");
                }
                done = i;
                return;
            }
        }
    }

    /**
     * No line comes any more.
     *
     * @param known as many digests the log itself says that there were
     */
    void end(long known) {
        if (!begun) {
            next();
        }
        while (present != null) {
            if (begun) {
                findings.add(Kind.GAP, "digests/" + present.name, "names lines that are not in the log");
            }
            next();
        }
        if (number < known) {
            findings.add(
                    Kind.GAP,
                    "digests",
                    "number " + (number + 1) + (known == number + 1 ? "" : " to " + known)
                            + (known == number + 1 ? " is missing" : " are missing"));
        }
    }

    long count() {
        return names.size();
    }

    /** Goes on to the next digest that names lines. */
    private void next() {
        present = null;
        done = 0;
        while (present == null && read < names.size()) {
            String name = names.get(read++);
            Digest digest = open(name);
            if (digest != null) {
                check(digest);
                present = digest.parts.isEmpty() ? null : digest;
            }
        }
    }

    private @Nullable Digest open(String name) {
        try {
            Digest digest = Digest.read(folder.resolve(name));
            if (digest == null) {
                number++;
                findings.add(Kind.CHANGED, "digests/" + name, "is no digest");
            }
            return digest;
        } catch (IOException e) {
            number++;
            findings.add(Kind.CHANGED, "digests/" + name, "cannot be read: " + e.getMessage());
            return null;
        }
    }

    private void check(Digest digest) {
        String place = "digests/" + digest.name;
        EpochKey key = keys == null ? null : keys.at(digest.epoch);
        boolean fits = !begun || EpochKey.count(digest.time) - base == digest.epoch;
        if (keys != null && (key == null || !digest.isSealedBy(key))) {
            findings.add(Kind.CHANGED, place, "does not match its seal");
        } else if (!digest.isSigned()) {
            findings.add(Kind.CHANGED, place, "does not match its signature");
        } else if (!fits) {
            findings.add(Kind.CHANGED, place, "was sealed in another quarter of an hour than it tells");
        } else if (digest.number <= number) {
            findings.add(Kind.CHANGED, place, "is out of its order, or was here before");
        } else if (digest.number > number + 1) {
            long last = digest.number - 1;
            findings.add(
                    Kind.GAP,
                    place,
                    last == number + 1
                            ? "digest " + last + " is missing before it"
                            : "digests " + (number + 1) + " to " + last + " are missing before it");
        } else if (!digest.previousSignature.equals(signature) && number > 0) {
            findings.add(Kind.CHANGED, place, "does not name the digest before it");
        }
        if (keys != null && key != null) {
            keys.reach(digest.epoch);
        }
        if (number > 0 && !digest.publicKey.equals(publicKey)) {
            findings.note("from " + place + " on another key signs the digests: state/digest.key was lost or replaced");
        }
        number = Math.max(number, digest.number);
        signature = digest.signature;
        publicKey = digest.publicKey;
    }
}
