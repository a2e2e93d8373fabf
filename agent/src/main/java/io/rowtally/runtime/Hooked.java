package io.rowtally.runtime;

import io.rowtally.bridge.Origin;
import io.rowtally.config.HookedMethod;
import io.rowtally.config.UserSource;
import io.rowtally.identity.RequestUser;
import io.rowtally.instrument.jdbc.ReturningRole;
import io.rowtally.instrument.security.MdcRole;
import io.rowtally.instrument.security.MethodHookRole;
import io.rowtally.instrument.weave.NamedRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The advice that the operator's own sources of the user need. */
final class Hooked {
    private Hooked() {}

    /** In premain, where the operator has named sources. */
    static List<NamedRole> roles(List<UserSource> sources) {
        List<NamedRole> roles = new ArrayList<>();
        if (Origin.Session.listens()) {
            roles.add(new ReturningRole());
        }
        Map<String, Integer> keys = new LinkedHashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            UserSource.Kind kind = sources.get(i).kind();
            String path = sources.get(i).path();
            HookedMethod hooked = path == null || kind != UserSource.Kind.METHOD ? null : HookedMethod.parse(path);
            if (hooked != null) {
                roles.add(new MethodHookRole(hooked.type, hooked.method, hooked.parameter, RequestUser.number(i)));
            } else if (path != null && kind == UserSource.Kind.MDC) {
                keys.put(path, RequestUser.number(i));
            }
        }
        if (!keys.isEmpty()) {
            roles.add(new MdcRole(keys));
        }
        return roles;
    }
}
