package io.rowtally.it.app.work;

import java.security.Principal;
import java.security.PrivilegedAction;
import java.security.PrivilegedExceptionAction;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;

/** Reads in the names of subjects of JAAS, on a thread that serves no request. */
public final class Subjects {
    private Subjects() {}

    /** Ends when all have read. */
    public static void main(String[] arguments) throws Exception {
        Subject li = of(new StaffGroup("nurses"), new StaffRole("reader"), new Account("li"));
        Subject wang = of(new Account("wang"));
        as(li, () -> {
            Ward.read("li", 2);
            as(wang, () -> Ward.read("wang", 3));
            Ward.read("li", 4);
        });
        Subject.doAsPrivileged(
                wang,
                (PrivilegedExceptionAction<Void>) () -> {
                    Ward.read("wang", 5);
                    return null;
                },
                null);
        try {
            Subject.doAs(wang, (PrivilegedExceptionAction<Void>) () -> {
                Ward.read("wang", 6);
                throw new java.io.IOException("as it is expected");
            });
        } catch (java.security.PrivilegedActionException e) {
            Ward.read("main", 1);
        }
        if (arguments.length > 0) {
            Subject.class.getMethod("callAs", Subject.class, Callable.class).invoke(null, li, (Callable<Void>) () -> {
                Ward.read("called", 7);
                return null;
            });
        }
        as(of(new KerberosPrincipal("HTTP/registry@WARD")), () -> Ward.read("main", 8));
        as(of(new StaffGroup("nurses")), () -> Ward.read("main", 9));
        as(null, () -> Ward.read("main", 10));
    }

    static Subject of(Principal... principals) {
        Set<Principal> all = new LinkedHashSet<>(Arrays.asList(principals));
        return new Subject(true, all, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    static void as(Subject subject, Runnable work) {
        Subject.doAs(subject, (PrivilegedAction<Void>) () -> {
            work.run();
            return null;
        });
    }

    /** A principal with a name. */
    private static class Named implements Principal {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }
    }

    /** A person's account. */
    static final class Account extends Named {
        Account(String name) {
            super(name);
        }
    }

    /** Many persons. */
    static final class StaffGroup extends Named {
        StaffGroup(String name) {
            super(name);
        }
    }

    /** What persons may do. */
    static final class StaffRole extends Named {
        StaffRole(String name) {
            super(name);
        }
    }
}
