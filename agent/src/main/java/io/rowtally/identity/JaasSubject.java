package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.security.Principal;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The subject of JAAS in whose name something is done: the first of its principals that can be a person. In a servlet request only
 * where the operator has named the source, since servers and filters do things there under accounts of their own.
 */
final class JaasSubject implements Source {
    /** Groups and roles, and what an operating system's account has beside its name. */
    private static final Pattern NO_USER = Pattern.compile("(?i).*(group|role|numeric|domain|ntsid).*");

    private static final String METHOD = "jaas";
    private static final String KERBEROS = "javax.security.auth.kerberos.KerberosPrincipal";
    private static final String GROUP = "java.security.acl.Group";

    private final boolean inRequests;

    JaasSubject(boolean inRequests) {
        this.inRequests = inRequests;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        if (scope.requestObject != null && !inRequests) {
            return null;
        }
        Actor newest = actor(scope.seen(Scope.SUBJECT), scope);
        return newest != null ? newest : actor(scope.seenBefore(Scope.SUBJECT), scope);
    }

    private static @Nullable Actor actor(@Nullable Object subject, Scope scope) {
        if (!(subject instanceof Subject)) {
            return null;
        }
        return person((Subject) subject, (String) scope.client, METHOD);
    }

    /** @param method how the subject was found */
    static @Nullable Actor person(Subject subject, @Nullable String client, String method) {
        for (Principal principal : subject.getPrincipals()) {
            String name = isUser(principal) ? PlainGetters.id(principal.getName()) : null;
            if (name != null) {
                String type = principal.getClass().getSimpleName();
                return new Actor(name, client, method, type, Actor.Confidence.HIGH);
            }
        }
        return null;
    }

    /** A service of Kerberos is called {@code HTTP/host@REALM}, and a container of EJB has accounts for who has not logged in. */
    private static boolean isUser(Principal principal) {
        Class<?> type = principal.getClass();
        return !NO_USER.matcher(type.getSimpleName()).matches()
                && !Types.implementsNamed(type, GROUP)
                && !type.getName().equals(EjbCaller.ROLE)
                && !(Types.extendsNamed(type, KERBEROS) && principal.getName().indexOf('/') >= 0);
    }
}
