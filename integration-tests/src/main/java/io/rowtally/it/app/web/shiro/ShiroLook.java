package io.rowtally.it.app.web.shiro;

import org.apache.shiro.SecurityUtils;
import org.apache.shiro.util.ThreadContext;

/** What an audit sees of Shiro outside its filter, and how Shiro carries its user. */
public final class ShiroLook {
    private ShiroLook() {}

    /** Whether Shiro has nothing on this thread. */
    public static boolean isForgotten() {
        return ThreadContext.getResources().isEmpty();
    }

    public static void look() {
        if (!isForgotten()) {
            throw new IllegalStateException("the user is still there");
        }
    }

    /** Work with the subject of this thread. */
    public static Runnable carried(Runnable work) {
        return SecurityUtils.getSubject().associateWith(work);
    }
}
