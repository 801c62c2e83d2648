package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * A registration that the network has not accepted yet (XEP-0100 section 4.1.1, step 6): it is logged in with, and counts when that
 * goes well. Used in the session's mailbox only.
 */
final class Trial {

    /** Is told once what became of it, in the session's mailbox. */
    interface Judge {

        /** The network takes it. May block; whether the registration counts now. */
        boolean accepted();

        void refused(PacketError why);
    }

    private final GatewayParts parts;
    private final Voice voice;
    private final Alarm limit;
    private final BooleanSupplier asked;
    private Registration candidate;
    private Judge judge;

    /**
     * @param asked whether the user is being asked something: the time limit rests meanwhile
     */
    Trial(GatewayParts parts, Voice voice, Alarm limit, BooleanSupplier asked) {
        this.parts = parts;
        this.voice = voice;
        this.limit = limit;
        this.asked = asked;
    }

    boolean isOpen() {
        return candidate != null;
    }

    /** What is tried. */
    Optional<Registration> candidate() {
        return Optional.ofNullable(candidate);
    }

    /**
     * @param late runs when the network has not answered in time, after the judge has been told
     */
    void begin(Registration registration, Judge told, Runnable late) {
        candidate = registration;
        judge = told;
        await(late);
    }

    private void await(Runnable late) {
        limit.set(
                parts.limits().trial(),
                () -> {
                    if (asked.getAsBoolean()) {
                        // The network waits for the user.
                        await(late);
                        return;
                    }
                    refuse(
                            Condition.remote_server_timeout,
                            voice.texts()
                                    .get(
                                            "gateway.register.late",
                                            parts.limits().trial().toSeconds()));
                    late.run();
                });
    }

    /** The network has let in who registers; whether the registration counts now. */
    boolean accept() {
        return end().accepted();
    }

    /** The network has not let in who registers. */
    void refuse(Disconnect reason) {
        PacketError error =
                Voice.error(
                        reason,
                        voice.texts().get("gateway.register.refused", voice.reason(reason)));
        end().refused(error);
    }

    private void refuse(Condition condition, String text) {
        end().refused(Stanzas.error(condition, text));
    }

    /** There is nobody any more to try it for, if there was. */
    void cancel() {
        if (isOpen()) {
            refuse(
                    Condition.recipient_unavailable,
                    voice.texts().get("gateway.register.cancelled"));
        }
    }

    private Judge end() {
        Judge told = judge;
        candidate = null;
        judge = null;
        limit.cancel();
        return told;
    }
}
