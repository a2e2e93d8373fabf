package io.rowtally.identity;

import io.rowtally.bridge.Hooks;
import io.rowtally.bridge.Scope;
import io.rowtally.config.HookedMethod;
import io.rowtally.config.ToldBySql;
import io.rowtally.config.TrustedProxies;
import io.rowtally.config.UserSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user of a request from the sources in the operator's order. Runs on the thread that serves the request, when
 * it counts for the first time and when it ends; asks nothing that the application has not asked for itself.
 */
public final class RequestUser {
    private final List<UserSource> order;
    private final TrustedProxies trusted;
    private volatile @Nullable SessionGuesses guesses;
    private volatile @Nullable List<Source> sources;
    private volatile @Nullable List<@Nullable ToldBySql> told;

    public RequestUser(List<UserSource> order) {
        this(order, TrustedProxies.NONE);
    }

    public RequestUser(List<UserSource> order, TrustedProxies trusted) {
        this.order = order;
        this.trusted = trusted;
    }

    /** What was guessed, and what of it was withdrawn; null as long as no source was asked. */
    public @Nullable SessionGuesses guesses() {
        return guesses;
    }

    /** Made when they are first asked: premain is not the place to load a dozen classes. */
    private List<Source> sources() {
        List<Source> known = sources;
        return known == null ? made() : known;
    }

    private synchronized List<Source> made() {
        List<Source> known = sources;
        if (known == null) {
            known = new ArrayList<>();
            SessionGuesses kept = new SessionGuesses();
            SystemNames names = new SystemNames();
            known.add(new Jobs(names));
            for (int i = 0; i < order.size(); i++) {
                Source made = source(order.get(i), number(i), kept);
                if (made != null) {
                    known.add(made);
                }
            }
            known.add(new EjbCaller());
            known.add(new JaasSubject(false));
            known.add(new Messages(names));
            guesses = kept;
            sources = known;
        }
        return known;
    }

    /** Under which a scope keeps what is seen for a source, by its place in the operator's order. */
    public static int number(int place) {
        return Scope.CONFIGURED + place;
    }

    /** Null for what is no source of requests: {@link ThreadUser} has the accounts. */
    private @Nullable Source source(UserSource source, int number, SessionGuesses kept) {
        String path = source.path() == null ? "" : source.path();
        switch (source.kind()) {
            case METHOD:
                HookedMethod method = HookedMethod.parse(path);
                return method == null ? null : new MethodHook(method, number);
            case HEADER:
                return new HttpHeader(path, trusted);
            case CLIENT_INFO:
                return new ClientInfo();
            case SQL:
                return new SqlSource(path, number);
            case MDC:
                return new DiagnosticContext(path, number);
            case SHIRO:
                return new Shiro();
            case PAC4J:
                return new Pac4j();
            case JAAS:
                return new JaasSubject(true);
            case SA_TOKEN:
                return new SaToken();
            case SPRING_SECURITY:
                return new SpringSecurity();
            case HTTP_PRINCIPAL:
                return new HttpPrincipal();
            case SESSION:
                return path.isEmpty() ? new WellKnownAttributes(kept) : new SessionAttribute(path);
            default:
                return null;
        }
    }

    /**
     * Notes the client's address, and the user where a source knows; guessed sources answer only if {@code guess}. A user
     * who is known stays: when another one is found, nobody knows since when, and the rows so far are not his.
     */
    public void identify(Scope scope, boolean guess) {
        Object request = scope.requestObject;
        if (scope.client == null && request != null) {
            scope.client = new ClientAddress(trusted).of(request);
        }
        if (scope.client == null) {
            scope.client = RemoteCaller.address(scope);
        }
        if (scope.actor == null) {
            scope.actor = find(scope, guess);
        }
        if (guess) {
            for (Source source : sources()) {
                if (source instanceof MethodHook) {
                    ((MethodHook) source).remember(scope);
                }
            }
        }
    }

    /** What a statement tells its connection of the user; null where it tells nothing whatever its literals are. */
    public Hooks.@Nullable Telling telling(String sql) {
        return SqlListener.telling(sql, told(), number(0));
    }

    /** The statements that the operator has described, each at its source's place. */
    private List<@Nullable ToldBySql> told() {
        List<@Nullable ToldBySql> known = told;
        if (known == null) {
            known = new ArrayList<>();
            for (UserSource source : order) {
                String path = source.path();
                known.add(path == null || source.kind() != UserSource.Kind.SQL ? null : ToldBySql.parse(path));
            }
            told = known;
        }
        return known;
    }

    private @Nullable Actor find(Scope scope, boolean guess) {
        for (Source source : sources()) {
            Actor found = answer(source, scope, guess);
            if (found != null) {
                return found == Source.LATER ? null : found;
            }
        }
        return null;
    }

    /** What the application's own classes throw is no answer. */
    private static @Nullable Actor answer(Source source, Scope scope, boolean guess) {
        try {
            return source.ask(scope, guess);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }
}
