package io.rowtally.ledger;

import io.rowtally.bridge.Activation;
import io.rowtally.identity.Actor;
import io.rowtally.identity.ThreadUser;
import io.rowtally.telemetry.Action;
import io.rowtally.telemetry.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where in the application rows are read that turn out to be nobody's. A few rows a second are looked at on their own thread,
 * where they take the long way anyway: an activation's first, and later ones of threads whose rows are nobody's. A stack is kept
 * until it is known whose the rows are, and forgotten if they are somebody's.
 *
 * <p>Bounded: one stack a second, three where rows are nobody's; {@value #MOST} different ones an interval. A stack in its raw form
 * holds the application's classes, so it lives for a second and is text from then on.
 */
public final class Stacks {
    private static final long SECOND = 1_000_000_000;
    /** Stacks a second where rows are nobody's. */
    private static final int IN_NEED = 3;

    private static final int MOST = 20;
    private static final int MOST_WAITING = 256;
    private static final int TOP = 3;

    /** What was seen of one thread and frames in an interval. */
    private static final class Place {
        final List<String> frames;
        final String thread;
        final boolean request;
        long samples;
        long rows;

        Place(List<String> frames, String thread, boolean request) {
            this.frames = frames;
            this.thread = thread;
            this.request = request;
        }
    }

    private final Map<Activation, Throwable> taken = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile boolean inNeed;
    /** Of activations whose user is awaited. The agent's thread's, as what follows. */
    private final Map<Activation, List<String>> waiting = new LinkedHashMap<>();
    /** Of the interval under way. */
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** A row of an activation is read, on the calling thread. */
    public void take(Activation activation) {
        if (taken.size() < MOST_WAITING && isTurn()) {
            taken.put(activation, new Throwable());
        }
    }

    private boolean isTurn() {
        long due = next.get();
        long now = System.nanoTime();
        return now - due >= 0 && next.compareAndSet(due, now + (inNeed ? SECOND / IN_NEED : SECOND));
    }

    /** Makes text of what was taken since. */
    void condense() {
        for (Activation activation : taken.keySet()) {
            Throwable stack = taken.remove(activation);
            if (stack != null && waiting.size() < MOST_WAITING) {
                waiting.put(activation, ApplicationFrames.of(stack.getStackTrace()));
            }
        }
    }

    /** Rows of an activation go to an actor. */
    void settled(Activation activation, Actor actor, long rows) {
        List<String> frames = forgetWaiting(activation);
        if (!actor.user().equals(Actor.UNATTRIBUTED) || actor.isNamed() || rows == 0) {
            return;
        }
        inNeed = true;
        if (frames != null && !frames.isEmpty()) {
            count(activation, frames, rows);
        } else if (!activation.scope.request) {
            // a pool's thread is born once and reads for ever
            activation.wantUser();
        }
    }

    private void count(Activation activation, List<String> frames, long rows) {
        Thread thread = activation.thread;
        String name = thread == null ? "" : ThreadUser.withoutNumbers(thread.getName());
        String key = name + frames;
        Place place = places.get(key);
        if (place == null && places.size() < MOST) {
            place = new Place(frames, name, activation.scope.request);
            places.put(key, place);
        }
        if (place != null) {
            place.samples++;
            place.rows += rows;
        }
    }

    void forget(Activation activation) {
        if (!taken.isEmpty()) {
            taken.remove(activation);
        }
        forgetWaiting(activation);
    }

    /** To ask an activation for its hash takes longer than all else that its reading does. */
    private @Nullable List<String> forgetWaiting(Activation activation) {
        return waiting.isEmpty() ? null : waiting.remove(activation);
    }

    /** The places of the interval under way at which most rows were nobody's, a line each. */
    public List<String> top() {
        List<String> top = new ArrayList<>();
        for (Place place : sorted().subList(0, Math.min(TOP, places.size()))) {
            top.add(place.rows + " rows on thread " + place.thread + " at " + place.frames.get(0));
        }
        return top;
    }

    private List<Place> sorted() {
        List<Place> sorted = new ArrayList<>(places.values());
        Collections.sort(sorted, (one, other) -> Long.compare(other.rows, one.rows));
        return sorted;
    }

    /** The {@code unattributed-stack} events of the interval that is over. */
    public List<Event> take(Instant start, Instant end) {
        List<Event> events = new ArrayList<>();
        for (Place place : sorted()) {
            events.add(event(place, start, end));
        }
        inNeed = !places.isEmpty();
        places.clear();
        return events;
    }

    private static Event event(Place place, Instant start, Instant end) {
        return Event.of(Action.UNATTRIBUTED_STACK)
                .put("event.start", start)
                .put("event.end", end)
                .put("pii.stack.thread", place.thread)
                .put("pii.stack.request", place.request)
                .put("pii.stack.samples", place.samples)
                .put("pii.stack.rows", place.rows)
                .put("pii.stack.frames", place.frames)
                .build();
    }
}
