package io.rowtally.it.app.web.spring;

import java.lang.reflect.Field;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Looks for the user where Spring Security has forgotten him: a context is made for the look, and taken away again. */
public final class SpringLook {
    private SpringLook() {}

    /** Whether Spring Security has nothing on this thread, not even an empty context. */
    public static boolean isForgotten() {
        try {
            Field holder =
                    SecurityContextHolder.getContextHolderStrategy().getClass().getDeclaredField("contextHolder");
            holder.setAccessible(true);
            return ((ThreadLocal<?>) holder.get(SecurityContextHolder.getContextHolderStrategy())).get() == null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work with the context of this thread. */
    public static Runnable carried(Runnable work) {
        return new DelegatingSecurityContextRunnable(work);
    }

    public static void look() {
        if (SecurityContextHolder.getContext().getAuthentication() != null) {
            throw new IllegalStateException("the user is still there");
        }
        SecurityContextHolder.clearContext();
    }
}
