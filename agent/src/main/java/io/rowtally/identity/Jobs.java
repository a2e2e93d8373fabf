package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * A job by its name: a Quartz job by its group and name, a {@code @Scheduled} method of Spring and the one that a bean's timer calls by
 * their class and name, a timer's task by its class. Asked once
 * before each run, on the thread that runs it.
 */
final class Jobs implements Source {
    private static final String QUARTZ = "org.quartz.core.JobRunShell";
    private static final String BEANS_TIMER = "org.apache.openejb.core.timer.TimerData";
    private static final String DEFAULT_GROUP = "DEFAULT.";

    /** The shell keeps what it runs in a field of its own, by that name from Quartz 1.0 to 2.5. */
    private static final ClassValue<Field[]> CONTEXT = new ClassValue<Field[]>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            try {
                Field field = type.getDeclaredField("jec");
                field.setAccessible(true);
                return new Field[] {field};
            } catch (NoSuchFieldException | RuntimeException | LinkageError e) {
                return new Field[0];
            }
        }
    };

    private final SystemNames names;

    Jobs(SystemNames names) {
        this.names = names;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object job = scope.seen(Scope.JOB);
        if (job == null) {
            return null;
        }
        if (job instanceof TimerTask) {
            return names.ofCode(SystemNames.of(job.getClass()), "timer");
        }
        if (Types.extendsNamed(job.getClass(), BEANS_TIMER)) {
            return names.ofCode(timed(job), "ejb-timer");
        }
        return Types.extendsNamed(job.getClass(), QUARTZ)
                ? names.actor(quartz(job), "quartz")
                : names.ofCode(scheduled(job), "scheduled");
    }

    /** Without the group where that is Quartz's own default. */
    private static @Nullable String quartz(Object shell) {
        Class<?> type = shell.getClass();
        while (!type.getName().equals(QUARTZ)) {
            type = type.getSuperclass();
        }
        try {
            Field[] field = CONTEXT.get(type);
            Object context = field.length == 0 ? null : field[0].get(shell);
            Object detail = context == null ? null : PlainGetters.call(context, "getJobDetail");
            Object key = detail == null ? null : PlainGetters.call(detail, "getKey");
            String name = key != null
                    ? key.toString()
                    : detail == null ? null : PlainGetters.id(PlainGetters.call(detail, "getFullName"));
            return name != null && name.startsWith(DEFAULT_GROUP) ? name.substring(DEFAULT_GROUP.length()) : name;
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    private static @Nullable String timed(Object timer) {
        Object method = PlainGetters.call(timer, "getTimeoutMethod");
        return !(method instanceof Method)
                ? null
                : SystemNames.of(((Method) method).getDeclaringClass()) + '.' + ((Method) method).getName();
    }

    private static @Nullable String scheduled(Object runnable) {
        Object target = PlainGetters.call(runnable, "getTarget");
        Object method = PlainGetters.call(runnable, "getMethod");
        return target == null || !(method instanceof Method)
                ? null
                : SystemNames.of(target.getClass()) + '.' + ((Method) method).getName();
    }
}
