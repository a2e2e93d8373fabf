package io.rowtally.runtime;

import io.rowtally.bridge.Activation;
import io.rowtally.bridge.Hooks;
import io.rowtally.bridge.Origin;
import io.rowtally.bridge.Scope;
import io.rowtally.bridge.Shape;
import io.rowtally.identity.RequestUser;
import io.rowtally.identity.SessionGuesses;
import io.rowtally.instrument.jdbc.Databases;
import io.rowtally.instrument.jdbc.Labels;
import io.rowtally.instrument.jdbc.SqlText;
import io.rowtally.ledger.Stacks;
import io.rowtally.sketch.Latin1;
import io.rowtally.sketch.SubjectHash;
import java.lang.invoke.MethodHandle;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The agent's side of the bridge's door. Everything here runs on application threads, on slow paths. */
final class Door implements Hooks {
    private static final ClassValue<Boolean> COUNTS = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Labels.counts(type);
        }
    };

    private final Databases databases = new Databases();
    private final BornShapes shapes = new BornShapes();
    private final Samples samples = new Samples();
    private final BornActivations activations =
            new BornActivations(BornActivations.most(Runtime.getRuntime().maxMemory()));
    private final Stacks stacks = new Stacks();
    private final RequestUser users;
    private final Coverage coverage;
    private final Failures failures;
    private volatile @Nullable SubjectHash hash;
    /** In which drivers make dates, as of the last look. */
    private volatile @Nullable TimeZone zone;

    Door(RequestUser users, Coverage coverage, Failures failures) {
        this.users = users;
        this.coverage = coverage;
        this.failures = failures;
    }

    /** Shapes that wait for their tags. */
    BornShapes shapes() {
        return shapes;
    }

    /** Values that wait to be looked at. */
    Samples samples() {
        return samples;
    }

    /** Where rows are read. */
    Stacks stacks() {
        return stacks;
    }

    /** Which users were guessed; null as long as nobody was asked for. */
    @Nullable
    SessionGuesses guesses() {
        return users.guesses();
    }

    /** Activations that the ledger does not know yet. */
    BornActivations activations() {
        return activations;
    }

    @Override
    public String normalise(String sql) {
        return SqlText.normalise(sql);
    }

    @Override
    public String @Nullable [] labels(Object resultSet) {
        return Labels.of(resultSet);
    }

    @Override
    public boolean counts(Class<?> type) {
        return COUNTS.get(type);
    }

    @Override
    public Origin connected(String url, @Nullable Object properties) {
        return databases.of(url, properties);
    }

    @Override
    public @Nullable Origin connectedBy(Object dataSource) {
        return databases.of(dataSource);
    }

    @Override
    public @Nullable Origin driver(Class<?> type) {
        return databases.of(type);
    }

    @Override
    public void shapeBorn(Shape shape) {
        shapes.add(shape);
    }

    @Override
    public void sample(Shape shape, int column, Object value, long row) {
        samples.offer(shape, column, value, row);
    }

    /** The application may have set another time zone. On the agent's thread, now and then. */
    void lookAtZone() {
        zone = BirthDate.zone();
    }

    /** From now on identifiers are hashed. On the agent's thread. */
    void identify(SubjectHash by) {
        lookAtZone();
        hash = by;
        Shape.identify();
    }

    @Override
    public void texts(MethodHandle value, MethodHandle coder) {
        Latin1.give(value, coder);
    }

    @Override
    public int coupon(Object value) {
        SubjectHash by = hash;
        return by == null ? 0 : Identifier.coupon(value, by);
    }

    @Override
    public int coupon(long value) {
        SubjectHash by = hash;
        return by == null ? 0 : by.coupon(value);
    }

    @Override
    public int coupon(@Nullable Object name, @Nullable Object @Nullable [] names, long birthDate) {
        SubjectHash by = hash;
        return by == null ? 0 : Identifier.coupon(name, names, birthDate, by);
    }

    @Override
    public long birthDate(Object value) {
        return BirthDate.of(value, zone);
    }

    @Override
    public void activationBorn(Activation activation) {
        stacks.take(activation);
        activations.add(activation);
        // HSQLDB gives back OUT parameters without ever loading a result set's class
        coverage.begin();
    }

    @Override
    public void rowUnderWay(Activation activation) {
        stacks.take(activation);
    }

    @Override
    public void askForUser(Scope scope, boolean guess) {
        users.identify(scope, guess);
    }

    @Override
    public @Nullable Telling telling(String sql) {
        return users.telling(sql);
    }

    @Override
    public void failed(Throwable failure) {
        failures.inAdvice(failure);
    }
}
