package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure.How;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant.Rank;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure.Kind;

/** The rooms of a {@link ScriptedNetwork}, a fake: as IRC's channels are. The first who comes keeps order. */
public final class ScriptedRooms {

    private static final class Member {
        private String nick;
        private Rank rank;
        private final Account account;

        private Member(String nick, Rank rank, Account account) {
            this.nick = nick;
            this.rank = rank;
            this.account = account;
        }

        private Occupant occupant() {
            return new Occupant(nick, rank, false);
        }
    }

    private static final class Place {
        private final Map<String, Member> members = new LinkedHashMap<>();
        private final Set<String> banned = new HashSet<>();
        private String subject = "";
        private String subjectBy = "";
        private String password = "";
    }

    /** An account's rooms. */
    public final class Account implements NetworkRooms {

        private final RoomListener listener;
        private String nick;
        private boolean over;

        /** What it was asked for, in order. */
        public final List<String> calls = new ArrayList<>();

        private Account(String nick, RoomListener listener) {
            this.nick = nick;
            this.listener = listener;
        }

        @Override
        public void join(String room, String wanted, String password) {
            synchronized (ScriptedRooms.this) {
                calls.add("join " + room + " as " + wanted);
                if (silent || over) {
                    return;
                }
                Place place = places.computeIfAbsent(room, key -> new Place());
                Kind failure = null;
                if (!place.password.equals(password)) {
                    failure = Kind.PASSWORD;
                } else if (place.banned.contains(wanted)) {
                    failure = Kind.BANNED;
                } else if (place.members.containsKey(wanted)) {
                    failure = Kind.NICK_IN_USE;
                }
                if (failure != null) {
                    RoomFailure why = new RoomFailure(failure, "No, says the network");
                    tell(this, l -> l.refused(room, why));
                    return;
                }
                if (!wanted.isEmpty() && assigned == null) {
                    nick = wanted;
                } else if (assigned != null) {
                    nick = assigned;
                }
                add(room, place, nick, this);
            }
        }

        @Override
        public void leave(String room) {
            calls.add("leave " + room);
            remove(room, this, new Departure(How.LEFT, "", ""));
        }

        @Override
        public void ask(long id, String room, RoomRequest request) {
            synchronized (ScriptedRooms.this) {
                calls.add(request.kind() + " " + request.who() + " " + request.text());
                if (silent || over) {
                    return;
                }
                Place place = places.get(room);
                Member member = place == null ? null : place.members.get(nick);
                if (member == null) {
                    fail(id, Kind.NOT_INSIDE);
                } else {
                    ask(id, room, place, member, request);
                }
            }
        }

        @Override
        public void list(long id) {
            synchronized (ScriptedRooms.this) {
                calls.add("list");
                if (silent || over) {
                    return;
                }
                List<ListedRoom> all = new ArrayList<>();
                places.forEach(
                        (name, place) ->
                                all.add(new ListedRoom(name, place.members.size(), place.subject)));
                tell(this, l -> l.listed(id, all));
            }
        }

        private void ask(long id, String room, Place place, Member member, RoomRequest request) {
            boolean orders = member.rank.compareTo(Rank.ADMIN) >= 0;
            Member other = place.members.get(request.who());
            switch (request.kind()) {
                case SUBJECT -> subjectSet(room, nick, request.text());
                case NICK -> {
                    if (place.members.containsKey(request.text())) {
                        fail(id, Kind.NICK_IN_USE);
                        return;
                    }
                    rename(room, nick, request.text());
                }
                case INVITE -> invitations.add(room + " " + request.who());
                default -> {
                    if (!orders) {
                        fail(id, Kind.NOT_ALLOWED);
                        return;
                    }
                    if (other == null) {
                        fail(id, Kind.NO_SUCH_OCCUPANT);
                        return;
                    }
                    act(room, place, other, request);
                }
            }
            tell(this, l -> l.done(id));
        }

        private void act(String room, Place place, Member other, RoomRequest request) {
            if (request.kind() == RoomRequest.Kind.RANK) {
                rank(room, other.nick, Rank.valueOf(request.text()));
            } else {
                boolean ban = request.kind() == RoomRequest.Kind.BAN;
                if (ban) {
                    place.banned.add(other.nick);
                }
                putOut(
                        room,
                        other.nick,
                        new Departure(ban ? How.BANNED : How.KICKED, nick, request.text()));
            }
        }

        private void fail(long id, Kind kind) {
            RoomFailure why = new RoomFailure(kind, "No, says the network");
            tell(this, l -> l.failed(id, why));
        }
    }

    private final Executor executor;
    private final Map<String, Place> places = new HashMap<>();

    /** Whom somebody was asked to come, as {@code room who}. */
    public final List<String> invitations = new ArrayList<>();

    private final List<String> said = new ArrayList<>();
    private boolean silent;
    private String assigned;

    ScriptedRooms(Executor executor) {
        this.executor = executor;
    }

    Account account(String nick, RoomListener listener) {
        return new Account(nick, listener);
    }

    synchronized void over(Account account) {
        account.over = true;
        for (String room : List.copyOf(places.keySet())) {
            remove(room, account, new Departure(How.LEFT, "", "gone"));
        }
    }

    // What a test does

    /** Nothing is answered any more. */
    public synchronized void silent(boolean value) {
        silent = value;
    }

    /** The network calls whoever comes in so. */
    public synchronized void assign(String nick) {
        assigned = nick;
    }

    public synchronized void password(String room, String password) {
        places.computeIfAbsent(room, key -> new Place()).password = password;
    }

    public synchronized void ban(String room, String nick) {
        places.computeIfAbsent(room, key -> new Place()).banned.add(nick);
    }

    /** Somebody of the network's own comes. */
    public synchronized void comes(String room, String nick) {
        add(room, places.computeIfAbsent(room, key -> new Place()), nick, null);
    }

    public synchronized void goes(String room, String nick, String reason) {
        putOut(room, nick, new Departure(How.LEFT, "", reason));
    }

    public synchronized void putOut(String room, String nick, Departure how) {
        Place place = places.get(room);
        Member member = place.members.remove(nick);
        if (member != null && member.account != null) {
            tell(member.account, l -> l.left(room, how));
        }
        tellAll(place, l -> l.gone(room, nick, how));
    }

    public synchronized void says(String room, String nick, String text, Instant time) {
        tellAll(places.get(room), l -> l.message(room, nick, text, time));
    }

    public synchronized void subjectSet(String room, String nick, String text) {
        Place place = places.get(room);
        place.subject = text;
        place.subjectBy = nick;
        tellAll(place, l -> l.subject(room, nick, text));
    }

    public synchronized void rank(String room, String nick, Rank rank) {
        Place place = places.get(room);
        Member member = place.members.get(nick);
        member.rank = rank;
        Occupant occupant = member.occupant();
        tellAll(place, l -> l.occupant(room, occupant));
    }

    public synchronized void rename(String room, String from, String to) {
        Place place = places.get(room);
        Member member = place.members.remove(from);
        member.nick = to;
        if (member.account != null) {
            member.account.nick = to;
        }
        place.members.put(to, member);
        tellAll(place, l -> l.renamed(room, from, to));
    }

    /** Somebody asks another to come, in whatever rooms he is. */
    public synchronized void invites(String room, String from, String who) {
        for (Place place : places.values()) {
            Member member = place.members.get(who);
            if (member != null && member.account != null) {
                tell(member.account, l -> l.invited(room, from, "", ""));
            }
        }
    }

    public synchronized List<String> members(String room) {
        Place place = places.get(room);
        return place == null ? List.of() : List.copyOf(place.members.keySet());
    }

    /** What an account said last in a room. */
    synchronized String heard(String room, String from) {
        String start = room + " " + from + ": ";
        return said.stream()
                .filter(line -> line.startsWith(start))
                .reduce((first, second) -> second)
                .map(line -> line.substring(start.length()))
                .orElse("");
    }

    /** An account says something; whether it may. */
    synchronized boolean say(String room, Account account, String text) {
        Place place = places.get(room);
        if (place == null || !place.members.containsKey(account.nick)) {
            return false;
        }
        said.add(room + " " + account.nick + ": " + text);
        Instant now = Instant.now();
        for (Member member : place.members.values()) {
            if (member.account != null && member.account != account) {
                tell(member.account, l -> l.message(room, account.nick, text, now));
            }
        }
        return true;
    }

    private void add(String room, Place place, String nick, Account account) {
        Rank rank = place.members.isEmpty() ? Rank.ADMIN : Rank.NONE;
        Member member = new Member(nick, rank, account);
        Occupant occupant = member.occupant();
        tellAll(place, l -> l.occupant(room, occupant));
        place.members.put(nick, member);
        if (account != null) {
            List<Occupant> people = place.members.values().stream().map(Member::occupant).toList();
            String subject = place.subject;
            String by = place.subjectBy;
            tell(account, l -> l.entered(room, nick, people, subject, by));
        }
    }

    private synchronized void remove(String room, Account account, Departure how) {
        Place place = places.get(room);
        if (place == null) {
            return;
        }
        String nick = account.nick;
        Member member = place.members.get(nick);
        if (member != null && member.account == account) {
            place.members.remove(nick);
            tellAll(place, l -> l.gone(room, nick, how));
        }
    }

    private void tellAll(Place place, Consumer<RoomListener> call) {
        for (Member member : List.copyOf(place.members.values())) {
            if (member.account != null) {
                tell(member.account, call);
            }
        }
    }

    private void tell(Account account, Consumer<RoomListener> call) {
        executor.execute(() -> call.accept(account.listener));
    }
}
