package io.rowtally.runtime;

import io.rowtally.bridge.Fields;
import io.rowtally.bridge.Shape;
import io.rowtally.config.Mode;
import io.rowtally.config.PseudonymConfig;
import io.rowtally.config.Settings;
import io.rowtally.identity.ThreadUser;
import io.rowtally.instrument.Unadvised;
import io.rowtally.ledger.Ledger;
import io.rowtally.ledger.PiiReadLine;
import io.rowtally.ledger.Stacks;
import io.rowtally.tagging.Inventory;
import io.rowtally.tagging.TagRules;
import io.rowtally.tagging.Tagger;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.AgentLog;
import io.rowtally.telemetry.CrashJournal;
import io.rowtally.telemetry.Event;
import io.rowtally.telemetry.Pseudonyms;
import io.rowtally.telemetry.TelemetryDirectory;
import io.rowtally.telemetry.TelemetryLog;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The ledger with the log it is written to and the tags it is read by. Owned by the {@link Bookkeeper}'s thread. */
final class Books {
    private static final String INVENTORY = "inventory.tsv";
    /** About a minute. */
    private static final int TURNS_BETWEEN_DOUBTS = 60;
    /** About an hour: how far the reads in the inventory may lie behind. */
    private static final int TURNS_BETWEEN_READS = 3_600;
    /** About five seconds. */
    private static final int TURNS_BETWEEN_RULES = 5;

    private final Settings settings;
    private final Failures failures;
    private final Following following;
    private final TelemetryDirectory directory;
    private final Output output;
    private final AgentLog agentLog;
    private final Logger log;
    private final TelemetryLog telemetry;
    /** Null where users are written as they are, and where none are written. */
    private @Nullable Pseudonyms pseudonyms;
    /** Null as long as no names were written. */
    private @Nullable CrashJournal journal;

    private Mode mode;
    /** Whether lines with names are written: also of what was read before the mode was off. */
    private boolean names;

    private final Tags tags;
    private final @Nullable Rules rules;
    private final Ledger ledger;
    private final Stacks stacks;
    private final Hints hints;
    private final LongestTurn longest;
    private final Health health;
    private final Interval interval;
    private final SubjectKey subjectKey;
    private final Figures figures;
    private final Switch onOff;
    private boolean disabled;
    private int turns;

    private Books(
            Settings settings,
            Door door,
            Coverage coverage,
            Failures failures,
            Interval interval,
            Following following,
            ProcessorTime processor,
            Output output,
            List<String> problems) {
        this.settings = settings;
        this.failures = failures;
        this.following = following;
        this.output = output;
        this.directory = output.directory;
        this.agentLog = output.agentLog;
        this.log = output.log;
        this.telemetry = output.telemetry;
        this.mode = settings.mode();
        this.interval = interval;
        this.subjectKey = new SubjectKey(door, directory, output::say);
        subjectKey.find();
        Tagger tagger = new Tagger(
                TagRules.of(settings.tagRules(), problems),
                GivenSchema.read(settings.tag().schema(), problems));
        Inventory inventory = inventory(problems);
        tagger.recall(inventory.tags());
        this.tags = new Tags(door.shapes(), new Sampling(tagger, door.samples()), tagger, inventory, this::write);
        this.rules =
                settings.ruleFile() == null ? null : new Rules(settings, settings.ruleFile(), tags, this::write, log);
        ThreadUser threads =
                new ThreadUser(settings.user().sources(), settings.user().configured(), coverage::servesRequests);
        UnaryOperator<String> users = this::written;
        this.stacks = door.stacks();
        this.hints = new Hints(door::guesses, settings.user(), users);
        this.ledger = new Ledger(
                door.activations(),
                threads,
                settings.user().waitMillis(),
                settings.user().most(),
                new PiiReadLine(settings.interval().text(), users, subjectKey::id),
                stacks);
        this.onOff = new Switch(
                settings.safety(), settings.log().directory(), directory, ledger, door.activations(), this::write, log);
        this.longest = new LongestTurn(System::nanoTime, log);
        this.health = new Health(
                ledger,
                coverage,
                failures,
                telemetry,
                door.shapes()::untagged,
                new Caps(door.samples(), tags, telemetry),
                onOff,
                new Unadvised(following.instrumentation())::names,
                processor,
                longest);
        this.figures = new Figures(settings, health::figures, output::say, following.instrumentation());
    }

    /** @param interval under way since the first driver class appeared */
    static Books open(
            Settings settings,
            Door door,
            Coverage coverage,
            Failures failures,
            Interval interval,
            Following following,
            ProcessorTime processor) {
        Output output = Output.open(settings);
        List<String> problems = new ArrayList<>();
        settings.problems().forEach(problem -> problems.add(problem.toString()));
        Books books = new Books(settings, door, coverage, failures, interval, following, processor, output, problems);
        problems.forEach(output::say);
        output.banner(settings);
        books.writeNames(books.mode == Mode.MONITOR);
        books.telemetry.append(Life.started(settings, problems, coverage, books.directory.previousRun()));
        books.tellOfKey();
        books.onOff.follow(books.mode);
        return books;
    }

    /** What is written for a user's id. */
    private String written(String user) {
        return pseudonyms == null ? user : pseudonyms.of(user);
    }

    /** A dry run names nobody, so there is nobody to list either, and nothing to journal. */
    private void writeNames(boolean wanted) {
        PseudonymConfig config = settings.pseudonym();
        names = wanted;
        if (wanted) {
            pseudonyms = config.wanted()
                    ? Pseudonyms.in(directory, path(config.key()), path(config.table()), output::say)
                    : null;
            journal = output.journal(settings);
            journal.recover(); // what the run before has left comes first
        } else {
            closeJournal();
            if (pseudonyms != null) {
                pseudonyms.close();
            }
            pseudonyms = null;
            journal = null;
        }
        ledger.forgetJournal();
    }

    private void change(Mode to) {
        if (to != Mode.OFF && names != (to == Mode.MONITOR)) {
            settle();
            writeNames(to == Mode.MONITOR);
        }
        write(Life.modeChanged(settings, mode, to));
        log.warn("mode is {} from now on, it was {}", to.text(), mode.text());
        mode = to;
        onOff.follow(to);
    }

    /** What was read until now is written, or not, by the mode in which it was read. */
    private void settle() {
        tags.tag(true);
        ledger.settle(System.nanoTime() / 1_000_000);
        Instant end = interval.cut();
        ledger.close(interval.start(), end, this::write, () -> true);
        ledger.closeRollups(this::write);
        interval.next(end);
    }

    /** Null for what is no path under the character set of this JVM, too: then the log directory has to do. */
    private @Nullable Path path(@Nullable File file) {
        try {
            return file == null ? null : file.toPath();
        } catch (InvalidPathException e) {
            output.say("user.pseudonym cannot use " + file + ", its file is in the log directory: " + e.getReason());
            return null;
        }
    }

    private Inventory inventory(List<String> problems) {
        byte[] saved = directory.readIfPresent(INVENTORY);
        return saved == null ? new Inventory() : Inventory.parse(new String(saved, StandardCharsets.UTF_8), problems);
    }

    /** In a dry run only life and health are written. */
    private void write(Event event) {
        boolean allowed =
                names || event.action() == Action.AGENT_HEALTH || event.action().tellsOfLife();
        if (allowed) {
            if (pseudonyms != null) {
                pseudonyms.settle(); // nobody's pseudonym is in the log before it can be undone
            }
            telemetry.append(event);
        }
    }

    /** How long those of this thread take. */
    LongestTurn turns() {
        return longest;
    }

    /** One reading; at an interval's end its lines. */
    void turn() {
        figures.turn();
        if (disabled) {
            telemetry.retry(); // whose seal goes on with the clock
            return;
        }
        readOn();
        if (following.begins(() -> longest.meanwhile(this::readOnMeanwhile))) {
            log.info("work that requests hand to other threads is followed from now on");
        }
        subjectKey.find();
        Fields.tidy();
        if (++turns % TURNS_BETWEEN_DOUBTS == 0) {
            Shape.doubtLabels();
        }
        if (rules != null && turns % TURNS_BETWEEN_RULES == 0) {
            rules.follow();
            if (rules.mode() != mode) {
                change(rules.mode());
            }
        }
        if (pseudonyms != null) {
            pseudonyms.retry();
        }
        telemetry.retry();
        tellOfKey();
        if (telemetry.healthy()) {
            output.wellAgain();
        }
        agentLog.attach(directory);
    }

    /** What is due each second. */
    private void readOn() {
        onOff.follow(mode); // first, whatever fails behind it
        turn(false);
        sayWhatFailed();
    }

    /** Amid what is not to fail with it. */
    private void readOnMeanwhile() {
        try {
            readOn();
        } catch (Throwable t) {
            failures.inTurn(t);
        }
    }

    private void sayWhatFailed() {
        for (String words = failures.words().poll();
                words != null;
                words = failures.words().poll()) {
            log.warn("failed without effect on the application: {}", words);
        }
    }

    private void tellOfKey() {
        String id = telemetry.takeNewKey();
        if (id != null) {
            log.warn("the log's verification key lies in its directory: move it to another machine");
            write(Life.keyLeft(id));
        }
    }

    private void turn(boolean last) {
        tags.tag(last);
        ledger.drain(System.nanoTime() / 1_000_000, last);
        hints.tell(log::info, this::write);
        journal(last);
        Instant end = last ? interval.cut() : interval.ended();
        // while the log has no room, counters go on instead of becoming lines that would be lost
        if (end != null && (last || telemetry.takesMore())) {
            ledger.close(interval.start(), end, this::write, () -> last || telemetry.takesMore());
            hints.nobodys(ledger.totals(), stacks.top(), interval.start(), end, log::warn, this::write);
            stacks.take(interval.start(), end).forEach(this::write);
            if (last) {
                ledger.closeRollups(this::write);
            }
            interval.next(end);
            if (last || health.isDue(end)) {
                write(health.event(end));
            }
            figures.write();
        }
        String inventory = tags.changedInventory(last || turns % TURNS_BETWEEN_READS == 0);
        if (inventory != null) {
            directory.replace(INVENTORY, inventory.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void journal(boolean last) {
        if (journal != null && (!last || journal.isOpen())) {
            ledger.journal(journal, tags::guess, interval.start(), Instant.now());
            if (pseudonyms != null) {
                pseudonyms.settle(); // what was journaled may be in the log of the next run
            }
        }
    }

    /** Milliseconds until the interval under way is over; none is while the log has no room for its lines. */
    long untilIntervalEnds() {
        return telemetry.takesMore() ? interval.remaining() : Long.MAX_VALUE;
    }

    /**
     * Switches the agent off: advice does nothing from now on. What was counted is written, as far as the failure lets it; what
     * cannot be is in the crash journal for the next start.
     */
    void disable(Breaker.Trip trip) {
        onOff.disable();
        disabled = true;
        finish();
        write(Life.disabled(trip, failures));
        closeJournal();
        sayWhatFailed();
        figures.write();
        output.say("the agent has switched itself off, nothing more is counted: " + trip.reason + " " + trip.number
                + ", more than " + trip.bound);
        agentLog.attach(directory);
    }

    /** The last reading and the last lines; nothing waits any more. */
    private void finish() {
        try {
            onOff.noticeStall();
            if (pseudonyms != null) {
                pseudonyms.close();
            }
            turn(true);
        } catch (Throwable t) {
            failures.inTurn(t);
        }
    }

    private void closeJournal() {
        try {
            if (journal != null) {
                journal(true); // whose lines are written by now, but for a disk that is away
                journal.close();
            }
        } catch (Throwable t) {
            failures.inTurn(t);
        }
    }

    /** The agent stops with its JVM. */
    void close() {
        if (!disabled) {
            finish();
        }
        write(Life.stopped(failures, onOff.gapMillis()));
        if (!disabled) {
            closeJournal();
        }
        sayWhatFailed();
        figures.close();
        telemetry.close();
        agentLog.close();
        directory.close();
    }
}
