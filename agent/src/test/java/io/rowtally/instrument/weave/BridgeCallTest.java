package io.rowtally.instrument.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** A call that is kept is never taken for another one of the same name. */
class BridgeCallTest {

    @Test
    void aCallIsSpelledOnce() {
        assertSame(
                BridgeCall.of(String.class, "of", long.class, int.class, Object.class),
                BridgeCall.of(String.class, "of", long.class, int.class, Object.class));
    }

    @Test
    void callsOfOneNameInTurnAreEachTheirOwn() {
        for (int i = 0; i < 2; i++) {
            assertEquals("java/lang/String.of()V", text(BridgeCall.of(String.class, "of", void.class)));
            assertEquals("java/lang/String.of()J", text(BridgeCall.of(String.class, "of", long.class)));
            assertEquals("java/lang/String.of(I)J", text(BridgeCall.of(String.class, "of", long.class, int.class)));
            assertEquals("java/lang/Long.of(I)J", text(BridgeCall.of(Long.class, "of", long.class, int.class)));
            assertEquals("java/lang/Long.of([J)J", text(BridgeCall.of(Long.class, "of", long.class, long[].class)));
        }
    }

    private static String text(BridgeCall call) {
        StringBuilder text = new StringBuilder();
        call.in(new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                text.append(owner).append('.').append(name).append(descriptor);
            }
        });
        return text.toString();
    }
}
