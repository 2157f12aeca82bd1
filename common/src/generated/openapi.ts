/** Written by `npm run types` from the server's OpenAPI document. Change the server's models instead. */

export interface components {
    schemas: {
        /**
         * Me
         * @description `event` and `zone` are there for somebody who is bound to them.
         */
        Me: {
            role: components["schemas"]["Role"];
            /** Name */
            name: string;
            /** Event */
            event?: string;
            /** Zone */
            zone?: string;
            /** Version */
            version: string;
        };
        /**
         * Role
         * @enum {string}
         */
        Role: "organizer" | "staff" | "viewer" | "kiosk";
        /** ErrorAnswer */
        ErrorAnswer: {
            error: components["schemas"]["ErrorInfo"];
        };
        /** ErrorInfo */
        ErrorInfo: {
            /**
             * Code
             * @description Stable, for programs.
             */
            code: string;
            /**
             * Message
             * @description One sentence that says what to do.
             */
            message: string;
            /** Details */
            details?: {
                [key: string]: unknown;
            };
        };
        /**
         * LiveAccess
         * @description `hosts`: what this server is called, as far as the proxies before it say so.
         */
        LiveAccess: {
            /** Accepted */
            accepted: boolean;
            /** Hosts */
            hosts: string[];
        };
        /** Login */
        Login: {
            /** Name */
            name: string;
            /** Password */
            password: string;
        };
        /** OwnPassword */
        OwnPassword: {
            /**
             * Password
             * @description The present one.
             */
            password: string;
            /** New Password */
            new_password: string;
        };
        /** SessionList */
        SessionList: {
            /** Sessions */
            sessions: components["schemas"]["SessionDocument"][];
        };
        /**
         * SessionDocument
         * @description A browser that is logged in. `current` is the one that asks.
         */
        SessionDocument: {
            /** Id */
            id: string;
            /** User */
            user: string;
            role: components["schemas"]["Role"];
            /** Event */
            event?: string;
            /**
             * Began
             * Format: date-time
             * @description RFC 3339 with offset
             */
            began: string;
            /**
             * Until
             * Format: date-time
             * @description RFC 3339 with offset
             */
            until: string;
            /** Address */
            address: string;
            /** Browser */
            browser: string;
            /** Current */
            current: boolean;
        };
        /** UserList */
        UserList: {
            /** Users */
            users: components["schemas"]["UserDocument"][];
        };
        /**
         * UserDocument
         * @description `sessions` counts the browsers in which the user is logged in; `password` is there where it was made up now.
         */
        UserDocument: {
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Event */
            event?: string;
            /** Disabled */
            disabled: boolean;
            /** Sessions */
            sessions: number;
            /** Password */
            password?: string;
        };
        /**
         * NewUser
         * @description Without `event` the user is of every event of this server.
         */
        NewUser: {
            /** Name */
            name: string;
            /** @description Anything but `kiosk`: a kiosk has a token. */
            role: components["schemas"]["Role"];
            /**
             * Event
             * @default null
             */
            event?: string | null;
            /**
             * Password
             * @description Where it is left out, one is made up and told this once.
             * @default null
             */
            password?: string | null;
        };
        /** UserChanges */
        UserChanges: {
            /** Disabled */
            disabled: boolean;
        };
        /** NewPassword */
        NewPassword: {
            /**
             * Password
             * @description Where it is left out, one is made up and told this once.
             * @default null
             */
            password?: string | null;
        };
        /** TokenList */
        TokenList: {
            /** Tokens */
            tokens: components["schemas"]["TokenDocument"][];
        };
        /**
         * TokenDocument
         * @description A token's own text is told once, where it is made.
         */
        TokenDocument: {
            /** Id */
            id: string;
            role: components["schemas"]["Role"];
            /** Name */
            name: string;
            /** Event */
            event?: string;
            /** Zone */
            zone?: string;
            /**
             * Until
             * Format: date-time
             * @description RFC 3339 with offset
             */
            until?: string;
            /** Ended */
            ended: boolean;
            /** Token */
            token?: string;
        };
        /**
         * NewToken
         * @description `event`, or `every_event`: a token for all of them is asked for in so many words.
         */
        NewToken: {
            role: components["schemas"]["Role"];
            /**
             * Event
             * @default null
             */
            event?: string | null;
            /**
             * Every Event
             * @default false
             */
            every_event?: boolean;
            /**
             * Zone
             * @description The one zone that a kiosk may scan at.
             * @default null
             */
            zone?: string | null;
            /**
             * Name
             * @description Whose it is, for the log.
             * @default null
             */
            name?: string | null;
            /**
             * Until
             * @description Its last day at the venue, or an instant as RFC 3339 with an offset.
             * @default null
             */
            until?: string | null;
        };
        /** EventList */
        EventList: {
            /** Events */
            events: components["schemas"]["EventDocument"][];
        };
        /**
         * BothWays
         * @description How a kiosk for both directions tells them apart: it asks, or goes by where the visitor is.
         * @enum {string}
         */
        BothWays: "ask" | "toggle";
        /** Category */
        Category: {
            /** Id */
            id: string;
            /**
             * Name
             * @description A text for each language tag; `en` is always there.
             */
            name: {
                [key: string]: string;
            };
            /** Colour */
            colour?: string;
        };
        /**
         * DoorNames
         * @description What a kiosk may show of a visitor's name.
         * @enum {string}
         */
        DoorNames: "full" | "masked" | "hidden";
        /**
         * EventDocument
         * @description The config, with the number of its version.
         */
        EventDocument: {
            /** Id */
            id: string;
            /**
             * Name
             * @description A text for each language tag; `en` is always there.
             */
            name: {
                [key: string]: string;
            };
            /** Timezone */
            timezone: string;
            /** Days */
            days: string[];
            /** Categories */
            categories: components["schemas"]["Category"][];
            /** Zones */
            zones: components["schemas"]["Zone"][];
            /**
             * Venue
             * @description A text for each language tag; `en` is always there.
             */
            venue?: {
                [key: string]: string;
            };
            /** Languages */
            languages?: string[];
            kiosk: components["schemas"]["KioskRules"];
            /**
             * Warn At
             * @description Rising percents of the capacity from which on is warned.
             */
            warn_at?: number[];
            /** Version */
            version?: number;
        };
        /** KioskRules */
        KioskRules: {
            names: components["schemas"]["DoorNames"];
            /** Offline Hours */
            offline_hours: number;
            /** Answer Ms */
            answer_ms: number;
        };
        /** Slot */
        Slot: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** From */
            from: string;
            /** To */
            to: string;
        };
        /** Zone */
        Zone: {
            /** Id */
            id: string;
            /**
             * Name
             * @description A text for each language tag; `en` is always there.
             */
            name: {
                [key: string]: string;
            };
            kind: components["schemas"]["ZoneKind"];
            /** Parent */
            parent?: string;
            /** Capacity */
            capacity?: number;
            /** Enforce */
            enforce?: boolean;
            /** Admits */
            admits?: string[];
            /** Opens */
            opens?: string;
            /** Closes */
            closes?: string;
            /** Times */
            times?: components["schemas"]["Slot"][];
            /** Guest List */
            guest_list?: boolean;
            /** Early Minutes */
            early_minutes?: number;
            both_ways?: components["schemas"]["BothWays"];
            /**
             * Warn At
             * @description Rising percents of the capacity from which on is warned.
             */
            warn_at?: number[];
        };
        /**
         * ZoneKind
         * @enum {string}
         */
        ZoneKind: "area" | "session" | "booth";
        /**
         * EventConfig
         * @description The same shape as the TOML file.
         */
        EventConfig: {
            /** Id */
            id: string;
            /**
             * Name
             * @description A text for each language tag (^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$).
             */
            name: {
                en: string;
                "zh-Hans"?: string;
                "zh-Hant"?: string;
            } & {
                [key: string]: string;
            };
            /**
             * Timezone
             * @description An IANA name, such as Asia/Shanghai.
             */
            timezone: string;
            /** Days */
            days: string[];
            /**
             * Categories
             * @default null
             */
            categories?: components["schemas"]["CategoryConfig"][] | null;
            /**
             * Zones
             * @default null
             */
            zones?: components["schemas"]["ZoneConfig"][] | null;
            /**
             * Venue
             * @default null
             */
            venue?: ({
                en: string;
                "zh-Hans"?: string;
                "zh-Hant"?: string;
            } & {
                [key: string]: string;
            }) | null;
            /**
             * Languages
             * @default null
             */
            languages?: string[] | null;
            /** @default null */
            kiosk?: components["schemas"]["KioskConfig"] | null;
            /**
             * Warn At
             * @default null
             */
            warn_at?: number[] | null;
        };
        /** CategoryConfig */
        CategoryConfig: {
            /** Id */
            id: string;
            /**
             * Name
             * @description A text for each language tag (^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$).
             */
            name: {
                en: string;
                "zh-Hans"?: string;
                "zh-Hant"?: string;
            } & {
                [key: string]: string;
            };
            /**
             * Colour
             * @default null
             */
            colour?: string | null;
        };
        /**
         * KioskConfig
         * @description What kiosks may show of a name, for how many hours they admit without hearing the server, and how long they wait
         *     for its answer to a scan.
         */
        KioskConfig: {
            /** @default null */
            names?: components["schemas"]["DoorNames"] | null;
            /**
             * Offline Hours
             * @default null
             */
            offline_hours?: number | null;
            /**
             * Answer Ms
             * @default null
             */
            answer_ms?: number | null;
        };
        /** SlotConfig */
        SlotConfig: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** From */
            from: string;
            /** To */
            to: string;
        };
        /**
         * ZoneConfig
         * @description `capacity` may be there without being enforced; `early_minutes` is for a session's doors.
         */
        ZoneConfig: {
            /** Id */
            id: string;
            /**
             * Name
             * @description A text for each language tag (^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$).
             */
            name: {
                en: string;
                "zh-Hans"?: string;
                "zh-Hant"?: string;
            } & {
                [key: string]: string;
            };
            kind: components["schemas"]["ZoneKind"];
            /**
             * Parent
             * @default null
             */
            parent?: string | null;
            /**
             * Capacity
             * @default null
             */
            capacity?: number | null;
            /**
             * Enforce
             * @default null
             */
            enforce?: boolean | null;
            /**
             * Admits
             * @default null
             */
            admits?: string[] | null;
            /**
             * Opens
             * @default null
             */
            opens?: string | null;
            /**
             * Closes
             * @default null
             */
            closes?: string | null;
            /**
             * Times
             * @default null
             */
            times?: components["schemas"]["SlotConfig"][] | null;
            /**
             * Guest List
             * @default null
             */
            guest_list?: boolean | null;
            /**
             * Early Minutes
             * @default null
             */
            early_minutes?: number | null;
            /** @default null */
            both_ways?: components["schemas"]["BothWays"] | null;
            /**
             * Warn At
             * @default null
             */
            warn_at?: number[] | null;
        };
        /**
         * EventChanges
         * @description A JSON Merge Patch on the config: null takes a key away, lists are replaced whole.
         */
        EventChanges: {
            /**
             * Id
             * @default null
             */
            id?: string | null;
            /**
             * Name
             * @default null
             */
            name?: {
                [key: string]: string | null;
            } | null;
            /**
             * Timezone
             * @default null
             */
            timezone?: string | null;
            /**
             * Days
             * @default null
             */
            days?: string[] | null;
            /**
             * Categories
             * @default null
             */
            categories?: components["schemas"]["CategoryConfig"][] | null;
            /**
             * Zones
             * @default null
             */
            zones?: components["schemas"]["ZoneConfig"][] | null;
            /**
             * Venue
             * @default null
             */
            venue?: {
                [key: string]: string | null;
            } | null;
            /**
             * Languages
             * @default null
             */
            languages?: string[] | null;
            /** @default null */
            kiosk?: components["schemas"]["KioskConfig"] | null;
            /**
             * Warn At
             * @default null
             */
            warn_at?: number[] | null;
        };
        /** VisitorList */
        VisitorList: {
            /** Visitors */
            visitors: components["schemas"]["VisitorDocument"][];
        };
        /** BadgeDocument */
        BadgeDocument: {
            /** Id */
            id: string;
            /** Issue */
            issue: number;
            /**
             * Token
             * @description What the QR holds: FF1 and upper-case Base32. Staff get it where a badge is made.
             */
            token?: string;
            status: components["schemas"]["BadgeStatus"];
        };
        /**
         * BadgeStatus
         * @enum {string}
         */
        BadgeStatus: "active" | "revoked";
        /** VisitorDocument */
        VisitorDocument: {
            /** Id */
            id: string;
            /** External Id */
            external_id?: string;
            /** Name */
            name: string;
            /** Names */
            names?: {
                [key: string]: string;
            };
            /** Organization */
            organization?: string;
            /** Category */
            category: string;
            /** Language */
            language?: string;
            /** Group */
            group?: string;
            /** Email */
            email?: string;
            /** Phone */
            phone?: string;
            /** Consents */
            consents?: string[];
            /** Guest Of */
            guest_of?: string[];
            /** Days */
            days?: string[];
            badge: components["schemas"]["BadgeDocument"];
        };
        /**
         * NewVisitors
         * @description One visitor, or a list of them: all are taken or none.
         */
        NewVisitors: components["schemas"]["NewVisitor"] | components["schemas"]["NewVisitorList"] | components["schemas"]["NewVisitor"][];
        /** NewVisitor */
        NewVisitor: {
            /**
             * External Id
             * @description The organizer's own id, once in an event.
             * @default null
             */
            external_id?: string | null;
            /**
             * Names
             * @description The same name in other scripts.
             * @default null
             */
            names?: {
                [key: string]: string;
            } | null;
            /**
             * Organization
             * @default null
             */
            organization?: string | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Group
             * @description A delegation.
             * @default null
             */
            group?: string | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /**
             * Phone
             * @default null
             */
            phone?: string | null;
            /**
             * Consents
             * @default null
             */
            consents?: string[] | null;
            /**
             * Guest Of
             * @description Zones whose guest list the visitor is on.
             * @default null
             */
            guest_of?: string[] | null;
            /**
             * Days
             * @description Days on which the badge is good; every day where it is left out.
             * @default null
             */
            days?: string[] | null;
            /** Name */
            name: string;
            /** Category */
            category: string;
        };
        /** NewVisitorList */
        NewVisitorList: {
            /** Visitors */
            visitors: components["schemas"]["NewVisitor"][];
        };
        /**
         * VisitorPage
         * @description `next` is the cursor of the next page, absent on the last one. Staff get no pages but the first hits; `more` then
         *     says that there are others.
         */
        VisitorPage: {
            /** Visitors */
            visitors: components["schemas"]["VisitorDocument"][];
            /** Next */
            next?: string;
            /** More */
            more?: boolean;
        };
        /**
         * VisitorChanges
         * @description A JSON Merge Patch: null takes a key away.
         */
        VisitorChanges: {
            /**
             * External Id
             * @description The organizer's own id, once in an event.
             * @default null
             */
            external_id?: string | null;
            /**
             * Names
             * @description The same name in other scripts.
             * @default null
             */
            names?: {
                [key: string]: string;
            } | null;
            /**
             * Organization
             * @default null
             */
            organization?: string | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Group
             * @description A delegation.
             * @default null
             */
            group?: string | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /**
             * Phone
             * @default null
             */
            phone?: string | null;
            /**
             * Consents
             * @default null
             */
            consents?: string[] | null;
            /**
             * Guest Of
             * @description Zones whose guest list the visitor is on.
             * @default null
             */
            guest_of?: string[] | null;
            /**
             * Days
             * @description Days on which the badge is good; every day where it is left out.
             * @default null
             */
            days?: string[] | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Category
             * @default null
             */
            category?: string | null;
        };
        /**
         * TokenVerdict
         * @description `position` is told to staff and organizers alone. `inside`: in the zone that was asked about, or below it; a
         *     kiosk's key is told of zones at which a badge goes in and out by turns.
         */
        TokenVerdict: {
            /** Valid */
            valid: boolean;
            reason?: components["schemas"]["Reason"];
            /** Badge Id */
            badge_id?: string;
            /** Issue */
            issue?: number;
            visitor?: components["schemas"]["BadgeVisitor"];
            /**
             * Position
             * @description The zone that the holder is in, or "away".
             */
            position?: string;
            /** Inside */
            inside?: boolean;
            group?: components["schemas"]["CheckedGroup"];
        };
        /**
         * BadgeVisitor
         * @description `name` and `names` are there as far as the organizer lets a door see them.
         */
        BadgeVisitor: {
            /** Id */
            id: string;
            /** Name */
            name?: string;
            /** Names */
            names?: {
                [key: string]: string;
            };
            /** Category */
            category: string;
            /** Group */
            group?: string;
            /** Organization */
            organization?: string;
            /** Language */
            language?: string;
        };
        /** CheckedGroup */
        CheckedGroup: {
            /** Id */
            id: string;
            /** Members */
            members: components["schemas"]["CheckedMember"][];
        };
        /** CheckedMember */
        CheckedMember: {
            /** Id */
            id: string;
            /** Name */
            name?: string;
            /** Names */
            names?: {
                [key: string]: string;
            };
            /** Category */
            category: string;
            /** Position */
            position?: string;
            /** Inside */
            inside?: boolean;
        };
        /**
         * Reason
         * @description Why the door refuses, in the order of checking: the first that applies is the answer.
         * @enum {string}
         */
        Reason: "invalid_token" | "wrong_event" | "unknown_badge" | "revoked_badge" | "wrong_day" | "category_not_admitted" | "not_on_guest_list" | "zone_closed" | "zone_full";
        /**
         * TokenToVerify
         * @description One of the two: what the QR holds, or the number printed on the badge.
         */
        TokenToVerify: {
            /**
             * Token
             * @default null
             */
            token?: string | null;
            /**
             * Badge Id
             * @default null
             */
            badge_id?: string | null;
            /**
             * Zone
             * @description Of a kiosk: its own, to be told who is `inside` there.
             * @default null
             */
            zone?: string | null;
        };
        /**
         * DoorBook
         * @description What a kiosk needs to judge badges by itself; no personal data.
         *
         *     Of a badge that opens a door only its mark is in it, 8 hexadecimal digits: see docs/badge.md.
         */
        DoorBook: {
            /** Key Id */
            key_id: string;
            /**
             * Public Key
             * @description 32 bytes of Ed25519, base64url without padding.
             */
            public_key: string;
            /**
             * Categories
             * @description The category's code on a badge -> its id.
             */
            categories: {
                [key: string]: string;
            };
            /** Revoked */
            revoked: string[];
            /**
             * Guests
             * @description Marks of the badges of a guest list, where the zone has one.
             */
            guests?: string[];
            /**
             * Groups
             * @description By the mark of the group's badge.
             */
            groups: {
                [key: string]: components["schemas"]["GroupSize"];
            };
        };
        /** GroupSize */
        GroupSize: {
            /** Group */
            group: string;
            /** Members */
            members: number;
        };
        /** PublicKey */
        PublicKey: {
            /** Key Id */
            key_id: string;
            /**
             * Public Key
             * @description 32 bytes of Ed25519, base64url without padding.
             */
            public_key: string;
        };
        /** RevokedBadges */
        RevokedBadges: {
            /** Revoked */
            revoked: string[];
        };
        /** GroupList */
        GroupList: {
            /** Groups */
            groups: components["schemas"]["GroupDocument"][];
        };
        /** GroupDocument */
        GroupDocument: {
            /** Group */
            group: string;
            /** Members */
            members: number;
            badge?: components["schemas"]["BadgeDocument"];
        };
        /** ScanResults */
        ScanResults: {
            /** Results */
            results: components["schemas"]["ScanResultDocument"][];
        };
        /**
         * GroupResult
         * @description A group's badge: each member has a scan of their own, under `scan_id:visitor_id`.
         */
        GroupResult: {
            /** Id */
            id: string;
            /** Members */
            members: components["schemas"]["MemberResult"][];
        };
        /**
         * MemberResult
         * @description `reason` is a refusal's code, or what is wrong with an invalid row (then with a `message`).
         *
         *     `disputed`: the fact was another kiosk's to tell; it is kept in the log, and the scan stands as it is told here.
         *
         *     `occupancy` and `capacity` are those of the scanned zone; a booth has `visits` instead.
         */
        MemberResult: {
            /** Scan Id */
            scan_id: string;
            outcome: components["schemas"]["Outcome"];
            /** Reason */
            reason?: components["schemas"]["Reason"] | string;
            /** Message */
            message?: string;
            /** Already Inside */
            already_inside?: boolean;
            /**
             * Since
             * Format: date-time
             * @description RFC 3339 with offset
             */
            since?: string;
            /** Replayed */
            replayed?: boolean;
            /** Disputed */
            disputed?: boolean;
            conflict?: components["schemas"]["Reason"];
            visitor?: components["schemas"]["BadgeVisitor"];
            /** Occupancy */
            occupancy?: number;
            /** Visits */
            visits?: number;
            /** Capacity */
            capacity?: number;
            /**
             * Days
             * @description On the wrong day: those on which the badge opens doors.
             */
            days?: string[];
        };
        /**
         * Outcome
         * @enum {string}
         */
        Outcome: "admitted" | "refused" | "invalid";
        /** ScanResultDocument */
        ScanResultDocument: {
            /** Scan Id */
            scan_id: string;
            outcome: components["schemas"]["Outcome"];
            /** Reason */
            reason?: components["schemas"]["Reason"] | string;
            /** Message */
            message?: string;
            /** Already Inside */
            already_inside?: boolean;
            /**
             * Since
             * Format: date-time
             * @description RFC 3339 with offset
             */
            since?: string;
            /** Replayed */
            replayed?: boolean;
            /** Disputed */
            disputed?: boolean;
            conflict?: components["schemas"]["Reason"];
            visitor?: components["schemas"]["BadgeVisitor"];
            /** Occupancy */
            occupancy?: number;
            /** Visits */
            visits?: number;
            /** Capacity */
            capacity?: number;
            /**
             * Days
             * @description On the wrong day: those on which the badge opens doors.
             */
            days?: string[];
            group?: components["schemas"]["GroupResult"];
        };
        /**
         * ScanBatch
         * @description 1 to 500 rows; the results come in the same order.
         *
         *     `kiosk_id` is the device that sends them, as in its `hello`: a fact about a scan counts from the kiosk that was
         *     answered, and from no other.
         */
        ScanBatch: {
            /** Scans */
            scans: (components["schemas"]["ScanIn"] | unknown)[];
            /**
             * Kiosk Id
             * @default null
             */
            kiosk_id?: string | null;
        };
        /**
         * Direction
         * @enum {string}
         */
        Direction: "in" | "out" | "touch";
        /**
         * ScanIn
         * @description One reading of one badge, by `token` or by `badge_id`.
         *
         *     Without `scanned_at` the server's clock counts.
         *     `offline` marks a fact: the kiosk decided by itself, and `verdict` is what happened at the door.
         */
        ScanIn: {
            /** Scan Id */
            scan_id: string;
            /** Zone */
            zone: string;
            direction: components["schemas"]["Direction"];
            /**
             * Token
             * @default null
             */
            token?: string | null;
            /**
             * Badge Id
             * @default null
             */
            badge_id?: string | null;
            /**
             * Scanned At
             * @default null
             */
            scanned_at?: (string | number) | null;
            /**
             * Offline
             * @default null
             */
            offline?: boolean | null;
            /**
             * Verdict
             * @default null
             */
            verdict?: ("admitted" | "refused") | null;
            /**
             * Force
             * @default null
             */
            force?: boolean | null;
            /**
             * Reason
             * @default null
             */
            reason?: string | null;
            /**
             * Members
             * @description Of a group's badge: who of it is there; without it, everybody.
             * @default null
             */
            members?: string[] | null;
        };
        /**
         * Feed
         * @description `next` is the cursor of the next page, absent on the last one.
         */
        Feed: {
            /** Scans */
            scans: components["schemas"]["FeedRow"][];
            /** Next */
            next?: string;
        };
        /**
         * FeedRow
         * @description One line of the latest scans. `name`, and a `kiosk` that is a user, are only for those who may see names.
         */
        FeedRow: {
            /** Seq */
            seq: number;
            /** Scan Id */
            scan_id: string;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /** Zone */
            zone: string;
            direction: components["schemas"]["Direction"];
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "admitted" | "refused";
            /** Reason */
            reason?: components["schemas"]["Reason"] | string;
            /**
             * Kiosk
             * @description The kiosk by its own name, else the key or user.
             */
            kiosk?: string;
            /** Kiosk Id */
            kiosk_id?: string;
            /** Category */
            category?: string;
            /** Group */
            group?: string;
            /** Name */
            name?: string;
            /** Already Inside */
            already_inside?: boolean;
            conflict?: components["schemas"]["Reason"];
            /** Forced */
            forced?: boolean;
            /**
             * Late
             * @description Entered by staff when it was older than a kiosk's key may send.
             */
            late?: boolean;
            /**
             * Disputed
             * @description What another kiosk told of this scan: kept, and nothing changed by it.
             */
            disputed?: boolean;
            /** Voided */
            voided?: boolean;
            /**
             * Voided At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            voided_at?: string;
            /**
             * Voided By
             * @description Of a scan that was just taken back, on `/live`.
             */
            voided_by?: string;
            /** Void Reason */
            void_reason?: string;
        };
        /** VoidedScan */
        VoidedScan: {
            /** Scan Id */
            scan_id: string;
            /** Voided */
            voided: boolean;
            /** Replayed */
            replayed: boolean;
        };
        /**
         * VoidRequest
         * @description Why the scan is taken back; a kiosk says no words, but which one it is: it takes back its own scans alone.
         */
        VoidRequest: {
            /**
             * Reason
             * @default null
             */
            reason?: string | null;
            /**
             * Kiosk Id
             * @default null
             */
            kiosk_id?: string | null;
        };
        /**
         * State
         * @description The document of `/state` and of `snapshot`. It holds no null, so that merge patches work.
         */
        State: {
            /**
             * Seq
             * @description Rises with every change of the event.
             */
            seq: number;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /** Zones */
            zones: {
                [key: string]: components["schemas"]["ZoneState"];
            };
            /**
             * Flow
             * @description How often a position changed directly from one to another; `away` is one.
             */
            flow: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            totals: components["schemas"]["Totals"];
        };
        /** Totals */
        Totals: {
            /** Admitted */
            admitted: number;
            /** Refused */
            refused: {
                [key: string]: number;
            };
            /** Voided */
            voided: number;
            /** Conflicts */
            conflicts: number;
        };
        /**
         * ZoneState
         * @description A booth has `visits` and `unique` only. `dwell_ms` is the total of the stays that have ended.
         */
        ZoneState: {
            /** Occupancy */
            occupancy?: number;
            /** Direct */
            direct?: number;
            /** Visits */
            visits: number;
            /** Unique */
            unique: number;
            /** Stays */
            stays?: number;
            /** Inferred */
            inferred?: number;
            /** Dwell Ms */
            dwell_ms?: number;
            /** Capacity */
            capacity?: number;
        };
        /**
         * Series
         * @description `minutes` and `peak` of the `zone` that was asked for, else `zones` with those of each.
         */
        Series: {
            /**
             * From
             * Format: date-time
             * @description RFC 3339 with offset
             */
            from: string;
            /**
             * To
             * Format: date-time
             * @description RFC 3339 with offset
             */
            to: string;
            /**
             * Step
             * @description Minutes.
             */
            step: number;
            /** Zone */
            zone?: string;
            /** Minutes */
            minutes?: components["schemas"]["Minute"][];
            peak?: components["schemas"]["Peak"];
            /** Zones */
            zones?: {
                [key: string]: components["schemas"]["ZoneSeries"];
            };
        };
        /** Minute */
        Minute: {
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /** Arrivals */
            arrivals: number;
            /** Occupancy */
            occupancy?: number;
        };
        /** Peak */
        Peak: {
            /** Occupancy */
            occupancy: number;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
        };
        /** ZoneSeries */
        ZoneSeries: {
            /** Minutes */
            minutes: components["schemas"]["Minute"][];
            peak?: components["schemas"]["Peak"];
        };
        /** RollCall */
        RollCall: {
            /** Zone */
            zone: string;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /** Visitors */
            visitors: components["schemas"]["PersonInside"][];
        };
        /**
         * PersonInside
         * @description `zone` is where the visitor is, which may be below the zone that was asked for.
         *
         *     `since` is when they came into that zone, and is never about the one that was asked for.
         */
        PersonInside: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Names */
            names?: {
                [key: string]: string;
            };
            /** Organization */
            organization?: string;
            /** Category */
            category: string;
            /** Group */
            group?: string;
            /** Zone */
            zone: string;
            /**
             * Since
             * Format: date-time
             * @description RFC 3339 with offset
             */
            since?: string;
            /** Badge Id */
            badge_id: string;
        };
        /** ClosingDocument */
        ClosingDocument: {
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /**
             * Swept
             * @description How many visitors were still inside.
             */
            swept: number;
            /**
             * Replayed
             * @description The closing was known already; nothing changed.
             */
            replayed: boolean;
        };
        /** ClosingRequest */
        ClosingRequest: {
            /**
             * At
             * @description When the venue was closed; now, if left out.
             * @default null
             */
            at?: (string | number) | null;
        };
        /**
         * Changes
         * @description `before` and all `minutes` up to the present make the zones and the flow of `/state`.
         */
        Changes: {
            /**
             * Seq
             * @description How far the log was read.
             */
            seq: number;
            /**
             * At
             * Format: date-time
             * @description When it was read: at most 15 seconds ago while scans come in.
             */
            at: string;
            /**
             * From
             * Format: date-time
             * @description RFC 3339 with offset
             */
            from: string;
            /**
             * To
             * Format: date-time
             * @description RFC 3339 with offset
             */
            to: string;
            /**
             * Step
             * @description Minutes.
             */
            step: number;
            /**
             * Dwell Minutes
             * @description Upper ends of the buckets of every `dwell`, in minutes, each included; longer stays are in `more`.
             */
            dwell_minutes: number[];
            before: components["schemas"]["Standing"];
            /**
             * Minutes
             * @description Those with a change, in order.
             */
            minutes: components["schemas"]["ChangedMinute"][];
        };
        /**
         * ChangedMinute
         * @description What changed in the `step` minutes from `at`.
         */
        ChangedMinute: {
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            site?: components["schemas"]["SiteChange"];
            /** Zones */
            zones: {
                [key: string]: components["schemas"]["ZoneChange"];
            };
            /** Flow */
            flow: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            totals: components["schemas"]["TotalsChange"];
        };
        /**
         * CountedTotals
         * @description Scans by what became of them, without those that were voided; by the time at which they were scanned.
         */
        CountedTotals: {
            /** Admitted */
            admitted: number;
            /** Refused */
            refused: {
                [key: string]: number;
            };
        };
        /** SiteChange */
        SiteChange: {
            /** Visits */
            visits?: number;
            /** Unique */
            unique?: number;
        };
        /**
         * SiteCounts
         * @description All root zones together: `unique` are different people, in whichever of them they came first.
         */
        SiteCounts: {
            /** Visits */
            visits: number;
            /** Unique */
            unique: number;
        };
        /**
         * Standing
         * @description The sums of all minutes before the window.
         */
        Standing: {
            site: components["schemas"]["SiteCounts"];
            /** Zones */
            zones: {
                [key: string]: components["schemas"]["ZoneCounts"];
            };
            /** Flow */
            flow: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            totals: components["schemas"]["CountedTotals"];
        };
        /** TotalsChange */
        TotalsChange: {
            /** Admitted */
            admitted?: number;
            /** Refused */
            refused?: {
                [key: string]: number;
            };
        };
        /**
         * ZoneChange
         * @description By how much each counter changed; those that did not are left out.
         */
        ZoneChange: {
            /** Visits */
            visits?: number;
            /** Unique */
            unique?: number;
            /** Occupancy */
            occupancy?: number;
            /** Direct */
            direct?: number;
            /** Stays */
            stays?: number;
            /** Inferred */
            inferred?: number;
            /** Closing */
            closing?: number;
            /** Dwell Ms */
            dwell_ms?: number;
            /** Dwell */
            dwell?: {
                [key: string]: number;
            };
        };
        /**
         * ZoneCounts
         * @description All counters of a zone at one moment. A booth has `visits` and `unique` only.
         *
         *     `dwell` has the stays that have ended by their length: "5" holds those of more than 2 and at most 5 minutes.
         */
        ZoneCounts: {
            /** Visits */
            visits: number;
            /** Unique */
            unique: number;
            /** Occupancy */
            occupancy?: number;
            /** Direct */
            direct?: number;
            /** Stays */
            stays?: number;
            /** Inferred */
            inferred?: number;
            /** Closing */
            closing?: number;
            /** Dwell Ms */
            dwell_ms?: number;
            /** Dwell */
            dwell?: {
                [key: string]: number;
            };
        };
        /**
         * Breakdown
         * @description By the id of a category, or by the name of a group; "" for visitors without one. `site`: all root zones.
         */
        Breakdown: {
            /** Seq */
            seq: number;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /**
             * From
             * Format: date-time
             * @description RFC 3339 with offset
             */
            from: string;
            /**
             * To
             * Format: date-time
             * @description RFC 3339 with offset
             */
            to: string;
            /**
             * By
             * @enum {string}
             */
            by: "category" | "group";
            /** Site */
            site: {
                [key: string]: components["schemas"]["VisitShare"];
            };
            /** Zones */
            zones: {
                [key: string]: {
                    [key: string]: components["schemas"]["VisitShare"];
                };
            };
        };
        /**
         * VisitShare
         * @description `new`: visits of those who had never been there before. `unique`: visitors who visited in the window.
         *
         *     `inside` is as of the window's end. A booth has `visits`, `unique` and `new` only.
         */
        VisitShare: {
            /** Visits */
            visits: number;
            /** Unique */
            unique: number;
            /** New */
            new: number;
            /** Inside */
            inside?: number;
            /** Stays */
            stays?: number;
            /** Dwell Ms */
            dwell_ms?: number;
        };
        /**
         * VisitorPathDocument
         * @description As of the sequence number `seq`; `since` is when the visitor came into the zone of their position.
         */
        VisitorPathDocument: {
            /** Seq */
            seq: number;
            /** Visitor */
            visitor: string;
            /**
             * Position
             * @description A zone, or `away`.
             */
            position: string;
            /**
             * Since
             * Format: date-time
             * @description RFC 3339 with offset
             */
            since?: string;
            /** Scans */
            scans: components["schemas"]["PathScanDocument"][];
            /** Stays */
            stays: components["schemas"]["StayDocument"][];
        };
        /**
         * PathScanDocument
         * @description A scan with its last word. A voided one keeps its outcome, and counts nothing.
         *
         *     `forced` is the refusal that staff overrode, `conflict` the one that a kiosk's own verdict went against.
         */
        PathScanDocument: {
            /** Scan Id */
            scan_id: string;
            /**
             * Seq
             * @description The number of the entry of the log that stands.
             */
            seq: number;
            /**
             * Scanned At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            scanned_at: string;
            /**
             * Received At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            received_at: string;
            /** Zone */
            zone: string;
            direction: components["schemas"]["Direction"];
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "admitted" | "refused";
            /** Reason */
            reason?: components["schemas"]["Reason"] | string;
            conflict?: components["schemas"]["Reason"];
            forced?: components["schemas"]["Reason"];
            /** Offline */
            offline?: boolean;
            /**
             * Late
             * @description Entered by staff when it was older than a kiosk's key may send.
             */
            late?: boolean;
            /**
             * Disputed
             * @description Another kiosk told otherwise; that changed nothing.
             */
            disputed?: boolean;
            /** Voided */
            voided?: boolean;
            /** Already Inside */
            already_inside?: boolean;
            /**
             * Kiosk
             * @description The kiosk by its own name, else the key or user.
             */
            kiosk?: string;
            /** Kiosk Id */
            kiosk_id?: string;
            /**
             * Note
             * @description Staff's words when it was scanned.
             */
            note?: string;
            /**
             * Voided At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            voided_at?: string;
            /**
             * Voided By
             * @description The key or user that took it back.
             */
            voided_by?: string;
            /** Void Reason */
            void_reason?: string;
        };
        /**
         * StayDocument
         * @description One unbroken time in a zone or below it. A stay that lasts has neither `until` nor `ended`.
         */
        StayDocument: {
            /** Zone */
            zone: string;
            /**
             * Since
             * Format: date-time
             * @description RFC 3339 with offset
             */
            since: string;
            /**
             * Until
             * Format: date-time
             * @description RFC 3339 with offset
             */
            until?: string;
            ended?: components["schemas"]["StayEnd"];
        };
        /**
         * StayEnd
         * @description How a stay ended, from the surest to the least sure.
         * @enum {string}
         */
        StayEnd: "scanned" | "inferred" | "closing";
        /** PlanDocument */
        PlanDocument: {
            /**
             * Version
             * @description Rises with every change of the picture or of a place.
             */
            version: number;
            image?: components["schemas"]["PlanPicture"];
            /** Places */
            places: {
                [key: string]: components["schemas"]["PlanPlace"];
            };
        };
        /**
         * PlanPicture
         * @description `width` and `height` in pixels, as it is seen; of an SVG only their ratio means something.
         */
        PlanPicture: {
            /** Type */
            type: string;
            /**
             * Size
             * @description Bytes.
             */
            size: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Sha256 */
            sha256: string;
        };
        /**
         * PlanPlace
         * @description Where the middle of a zone's marker stands.
         */
        PlanPlace: {
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * PlanPlaces
         * @description All places; a zone that is left out is taken off the plan.
         */
        PlanPlaces: {
            /**
             * Version
             * @description Of the plan that they were made from: 409 if that has changed.
             * @default null
             */
            version?: number | null;
            /** Places */
            places: Record<string, never>;
        };
        /** PlaceOnPlan */
        PlaceOnPlan: {
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /** KioskList */
        KioskList: {
            /** Kiosks */
            kiosks: components["schemas"]["KioskDocument"][];
        };
        /**
         * DoorDirection
         * @description Where people come and go. `both`: they do both there, and each scan says which way.
         * @enum {string}
         */
        DoorDirection: "in" | "out" | "touch" | "both";
        /**
         * KioskDocument
         * @description As it last said it was. `ordered` is there while it has not taken up the door that it was ordered.
         */
        KioskDocument: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Zone */
            zone?: string;
            direction?: components["schemas"]["DoorDirection"];
            mode?: components["schemas"]["KioskMode"];
            /**
             * Last Seen
             * Format: date-time
             * @description RFC 3339 with offset
             */
            last_seen: string;
            /** Online */
            online: boolean;
            /**
             * Put Away
             * Format: date-time
             * @description RFC 3339 with offset
             */
            put_away?: string;
            /** Locked */
            locked: boolean;
            /**
             * Needs
             * @description What somebody is needed for, the most urgent first; empty where all is well.
             */
            needs: components["schemas"]["KioskNeed"][];
            /**
             * Needs Somebody
             * @description Whether somebody should go there for one of `needs`.
             */
            needs_somebody: boolean;
            ordered?: components["schemas"]["OrderedDoor"];
            /**
             * Queue
             * @description Scans that wait in the kiosk.
             */
            queue?: number;
            /**
             * Aside
             * @description Scans that the server would not take.
             */
            aside?: number;
            /**
             * Oldest Unsent
             * Format: date-time
             * @description RFC 3339 with offset
             */
            oldest_unsent?: string;
            /**
             * Battery
             * @description 0 to 1.
             */
            battery?: number;
            /** Charging */
            charging?: boolean;
            /** Version */
            version?: string;
            /**
             * Clock Offset Ms
             * @description How far its clock is ahead of the server's.
             */
            clock_offset_ms?: number;
            /**
             * Clock Jump Ms
             * @description By how much somebody set its clock lately.
             */
            clock_jump_ms?: number;
            /**
             * Lost
             * @description Scans that are gone from its queue, and that nobody received.
             */
            lost?: number;
            /** Errors */
            errors?: string[];
            /**
             * Recent Scans
             * @description In the last ten minutes.
             */
            recent_scans?: number;
            /** Recent Refused */
            recent_refused?: number;
            /** Last Command */
            last_command?: string;
        };
        /**
         * KioskMode
         * @description Visitors alone, or a volunteer beside it.
         * @enum {string}
         */
        KioskMode: "self" | "staffed";
        /**
         * KioskNeed
         * @description In the order of urgency. `silent`: with nothing known to wait on it, else it is `unsent`.
         * @enum {string}
         */
        KioskNeed: "lost" | "unsent" | "aside" | "error" | "battery" | "silent" | "locked" | "clock" | "clock_jumped" | "unready" | "evictable";
        /** OrderedDoor */
        OrderedDoor: {
            /** Zone */
            zone?: string;
            direction?: components["schemas"]["DoorDirection"];
        };
        /**
         * KioskChanges
         * @description What a kiosk is ordered; what is left out stays.
         */
        KioskChanges: {
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Zone
             * @default null
             */
            zone?: string | null;
            /** @default null */
            direction?: components["schemas"]["DoorDirection"] | null;
            /**
             * Locked
             * @default null
             */
            locked?: boolean | null;
        };
        /** KioskOrdered */
        KioskOrdered: {
            /** Id */
            id: string;
        };
        /** KioskOrder */
        KioskOrder: {
            command: components["schemas"]["KioskCommand"];
        };
        /**
         * KioskCommand
         * @description `beep`: ring, so that somebody finds the device.
         * @enum {string}
         */
        KioskCommand: "beep" | "reload";
        /**
         * KiosksAway
         * @description Which kiosks are to be put away, in one step.
         */
        KiosksAway: {
            /** Kiosks */
            kiosks: string[];
        };
        /**
         * KioskBeatAnswer
         * @description What a kiosk is told over `/kiosk`, in one. `command` is there for as long as it is given.
         */
        KioskBeatAnswer: {
            settings: components["schemas"]["KioskSettings"];
            zone: components["schemas"]["KioskZone"];
            command?: components["schemas"]["Command"];
        };
        /** Command */
        Command: {
            /** Id */
            id: string;
            command: components["schemas"]["KioskCommand"];
        };
        /** KioskSettings */
        KioskSettings: {
            event: components["schemas"]["EventDocument"];
            /**
             * Server Time
             * @description Milliseconds since the epoch.
             */
            server_time?: number;
            orders: components["schemas"]["Orders"];
        };
        /**
         * KioskZone
         * @description How full the kiosk's zone is; `visits` for a booth.
         */
        KioskZone: {
            /** Zone */
            zone: string;
            /** Seq */
            seq: number;
            /** Occupancy */
            occupancy?: number;
            /** Visits */
            visits?: number;
            /** Capacity */
            capacity?: number;
        };
        /**
         * Orders
         * @description What the dashboard ordered a kiosk. Zone and direction are taken up once a version, the rest always.
         *
         *     `name` is what it is called, told from all others of the same name.
         */
        Orders: {
            /** Version */
            version: number;
            /** Name */
            name?: string;
            /** Zone */
            zone?: string;
            direction?: components["schemas"]["DoorDirection"];
            /** Locked */
            locked: boolean;
        };
        /**
         * KioskBeat
         * @description `hello` and `heartbeat` in one, for a kiosk whose WebSocket does not come about.
         */
        KioskBeat: {
            /** Queue */
            queue: number;
            /**
             * Aside
             * @default null
             */
            aside?: number | null;
            /**
             * Oldest Unsent
             * @default null
             */
            oldest_unsent?: number | null;
            /**
             * Battery
             * @default null
             */
            battery?: number | null;
            /**
             * Charging
             * @default null
             */
            charging?: boolean | null;
            /**
             * Version
             * @default null
             */
            version?: string | null;
            /** @default null */
            mode?: components["schemas"]["KioskMode"] | null;
            /**
             * Clock Offset Ms
             * @default null
             */
            clock_offset_ms?: number | null;
            /**
             * Clock Jump Ms
             * @default null
             */
            clock_jump_ms?: number | null;
            /**
             * Lost
             * @default null
             */
            lost?: number | null;
            /**
             * Errors
             * @default null
             */
            errors?: string[] | null;
            /**
             * Recent Scans
             * @default null
             */
            recent_scans?: number | null;
            /**
             * Recent Refused
             * @default null
             */
            recent_refused?: number | null;
            /**
             * Last Command
             * @default null
             */
            last_command?: string | null;
            /**
             * Orders Version
             * @default null
             */
            orders_version?: number | null;
            /**
             * Put Away
             * @default null
             */
            put_away?: boolean | null;
            /** Zone */
            zone: string;
            direction: components["schemas"]["DoorDirection"];
            /**
             * Name
             * @default null
             */
            name?: string | null;
        };
        /**
         * Warnings
         * @description At most one open warning a zone, and a kind a kiosk. Newest first. Forecasts only where the data bear one.
         */
        Warnings: {
            /** Open */
            open: components["schemas"]["WarningDocument"][];
            /** Forecasts */
            forecasts: {
                [key: string]: components["schemas"]["Forecast"];
            };
        };
        /**
         * Acknowledged
         * @description Who takes care of it. `by` and `note` are there only for those who may see names.
         */
        Acknowledged: {
            /** By */
            by?: string;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /** Note */
            note?: string;
        };
        /** Forecast */
        Forecast: {
            /** Full In Minutes */
            full_in_minutes: number;
            /**
             * Net Per Minute
             * @description By how many people a minute the zone fills.
             */
            net_per_minute: number;
        };
        /**
         * WarningDocument
         * @description `level` is in percent of the capacity. `zone` is the one that is full, or the one where the kiosk stands.
         */
        WarningDocument: {
            /** Id */
            id: string;
            kind: components["schemas"]["WarningKind"];
            /** Zone */
            zone?: string;
            /** Kiosk */
            kiosk?: string;
            /**
             * Name
             * @description Of the kiosk, or of the key.
             */
            name?: string;
            /**
             * Key
             * @description The id of the key that it is about, by which it is held.
             */
            key?: string;
            /** Level */
            level?: number;
            /** Occupancy */
            occupancy?: number;
            /** Capacity */
            capacity?: number;
            /**
             * Count
             * @description Scans that wait or were set aside, new conflicts, new disputes, or problems of the store.
             */
            count?: number;
            /**
             * Problems
             * @description Why the store could lose scans, in sentences.
             */
            problems?: string[];
            /**
             * Since
             * Format: date-time
             * @description RFC 3339 with offset
             */
            since: string;
            acknowledged?: components["schemas"]["Acknowledged"];
        };
        /**
         * WarningKind
         * @enum {string}
         */
        WarningKind: "zone" | "kiosk_silent" | "kiosk_unsent" | "kiosk_aside" | "kiosk_lost" | "conflicts" | "disputes" | "key_conflicts" | "key_held" | "store";
        /** AcknowledgementRequest */
        AcknowledgementRequest: {
            /**
             * Note
             * @default null
             */
            note?: string | null;
        };
        /**
         * WarningLog
         * @description Newest first. Ask for what is `before` the number `next` to go on.
         */
        WarningLog: {
            /** Entries */
            entries: components["schemas"]["LoggedWarning"][];
            /** Next */
            next?: number;
        };
        /**
         * LoggedWarning
         * @description The warning as it was `at` that time.
         */
        LoggedWarning: {
            /** Number */
            number: number;
            /**
             * What
             * @enum {string}
             */
            what: "raised" | "ended" | "acknowledged";
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            warning: components["schemas"]["WarningDocument"];
        };
        /**
         * AuditPage
         * @description Newest first. Ask for what is `before` the number `next` to go on, also where a page has no entries.
         */
        AuditPage: {
            /** Entries */
            entries: components["schemas"]["AuditEntry"][];
            /** Next */
            next?: number;
        };
        /**
         * Action
         * @description What was done. Most are named as the operation of the interface that does it.
         * @enum {string}
         */
        Action: "log_in" | "log_in_failed" | "log_out" | "change_own_password" | "end_session" | "create_user" | "change_user" | "set_password" | "remove_user" | "create_token" | "revoke_token" | "create_event" | "update_event" | "put_plan_image" | "delete_plan_image" | "put_plan_places" | "register_visitors" | "update_visitor" | "reissue_badge" | "revoke_badge" | "issue_group_badge" | "revoke_group_badge" | "admit_by_hand" | "void_scan" | "close_venue" | "change_kiosk" | "command_kiosk" | "put_away" | "forget_kiosk" | "acknowledge_warning" | "hold_key" | "let_key_go" | "export_table" | "get_inside_table" | "mend_counters";
        /**
         * ActorKind
         * @description A `key` is a bearer token, a `command` is somebody at the server's own command line.
         * @enum {string}
         */
        ActorKind: "user" | "key" | "command" | "nobody";
        /**
         * AuditActor
         * @description `id` is the key's, or the user's name; `session` the id of the browser session.
         */
        AuditActor: {
            kind: components["schemas"]["ActorKind"];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Session */
            session?: string;
        };
        /**
         * AuditEntry
         * @description `subject` is what it was done to, by its id: never a visitor's name. `seal` binds it to the entry before.
         */
        AuditEntry: {
            /** Number */
            number: number;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            action: components["schemas"]["Action"];
            actor: components["schemas"]["AuditActor"];
            /** Event */
            event?: string;
            /** Subject */
            subject?: string;
            /** Details */
            details?: {
                [key: string]: string | number;
            };
            /** Seal */
            seal: string;
        };
        /**
         * AuditCheck
         * @description Whether every entry is sealed with the one before it; `seal` is the newest, to be noted elsewhere.
         */
        AuditCheck: {
            /** Intact */
            intact: boolean;
            /** Entries */
            entries: number;
            /** Seal */
            seal: string;
            /** Broken At */
            broken_at?: number;
        };
        /** Health */
        Health: {
            /**
             * Status
             * @constant
             */
            status: "ok";
        };
        /**
         * Readiness
         * @description `warnings` say what would lose data or slow the doors down.
         */
        Readiness: {
            /**
             * Status
             * @enum {string}
             */
            status: "ok" | "unavailable";
            /** Warnings */
            warnings?: string[];
        };
        /** Join */
        Join: {
            /** Event */
            event: string;
        };
        /**
         * Ack
         * @description The answer to `join`: `error` is there where `ok` is false.
         */
        Ack: {
            /** Ok */
            ok: boolean;
            error?: components["schemas"]["ErrorInfo"];
        };
        /**
         * Delta
         * @description `patch` (RFC 7396) turns the document of `from` into that of `seq`.
         *
         *     `scans` are the latest rows of the feed, newest first, at most 10.
         */
        Delta: {
            /** From */
            from: number;
            /** Seq */
            seq: number;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
            /** Patch */
            patch: {
                [key: string]: unknown;
            };
            /** Scans */
            scans: components["schemas"]["FeedRow"][];
        };
        /**
         * Tick
         * @description Nothing changed, and the numbers are current.
         */
        Tick: {
            /** Seq */
            seq: number;
            /**
             * At
             * Format: date-time
             * @description RFC 3339 with offset
             */
            at: string;
        };
        /**
         * Hello
         * @description What a kiosk says when it connects. `kiosk_id` is its own, kept on the device.
         */
        Hello: {
            /** Event */
            event: string;
            /** Zone */
            zone: string;
            direction: components["schemas"]["DoorDirection"];
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Kiosk Id
             * @default null
             */
            kiosk_id?: string | null;
            /**
             * Version
             * @default null
             */
            version?: string | null;
            /** @default null */
            mode?: components["schemas"]["KioskMode"] | null;
            /**
             * Put Away
             * @description It comes to say that staff put it away.
             * @default null
             */
            put_away?: boolean | null;
        };
        /** HelloAck */
        HelloAck: {
            /** Ok */
            ok: boolean;
            error?: components["schemas"]["ErrorInfo"];
            settings?: components["schemas"]["KioskSettings"];
            zone?: components["schemas"]["KioskZone"];
        };
        /** Revoked */
        Revoked: {
            /** Revoked */
            revoked: string[];
        };
        /**
         * Heartbeat
         * @description How a kiosk is. `oldest_unsent` in milliseconds since the epoch; `recent_…` of the last ten minutes.
         *
         *     `lost`: scans that it had written down, that are gone from its disk, and that it has no receipt for.
         */
        Heartbeat: {
            /** Queue */
            queue: number;
            /**
             * Aside
             * @default null
             */
            aside?: number | null;
            /**
             * Oldest Unsent
             * @default null
             */
            oldest_unsent?: number | null;
            /**
             * Battery
             * @default null
             */
            battery?: number | null;
            /**
             * Charging
             * @default null
             */
            charging?: boolean | null;
            /**
             * Version
             * @default null
             */
            version?: string | null;
            /** @default null */
            mode?: components["schemas"]["KioskMode"] | null;
            /**
             * Clock Offset Ms
             * @default null
             */
            clock_offset_ms?: number | null;
            /**
             * Clock Jump Ms
             * @default null
             */
            clock_jump_ms?: number | null;
            /**
             * Lost
             * @default null
             */
            lost?: number | null;
            /**
             * Errors
             * @default null
             */
            errors?: string[] | null;
            /**
             * Recent Scans
             * @default null
             */
            recent_scans?: number | null;
            /**
             * Recent Refused
             * @default null
             */
            recent_refused?: number | null;
            /**
             * Last Command
             * @default null
             */
            last_command?: string | null;
            /**
             * Orders Version
             * @default null
             */
            orders_version?: number | null;
            /**
             * Put Away
             * @default null
             */
            put_away?: boolean | null;
        };
        /** HeartbeatAck */
        HeartbeatAck: {
            /** Ok */
            ok: boolean;
            error?: components["schemas"]["ErrorInfo"];
            /**
             * Server Time
             * @description Milliseconds since the epoch.
             */
            server_time?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export const REASON = [
    "invalid_token",
    "wrong_event",
    "unknown_badge",
    "revoked_badge",
    "wrong_day",
    "category_not_admitted",
    "not_on_guest_list",
    "zone_closed",
    "zone_full",
] as const satisfies readonly components["schemas"]["Reason"][];
export const KIOSK_NEED = [
    "lost",
    "unsent",
    "aside",
    "error",
    "battery",
    "silent",
    "locked",
    "clock",
    "clock_jumped",
    "unready",
    "evictable",
] as const satisfies readonly components["schemas"]["KioskNeed"][];
export const ACTION = [
    "log_in",
    "log_in_failed",
    "log_out",
    "change_own_password",
    "end_session",
    "create_user",
    "change_user",
    "set_password",
    "remove_user",
    "create_token",
    "revoke_token",
    "create_event",
    "update_event",
    "put_plan_image",
    "delete_plan_image",
    "put_plan_places",
    "register_visitors",
    "update_visitor",
    "reissue_badge",
    "revoke_badge",
    "issue_group_badge",
    "revoke_group_badge",
    "admit_by_hand",
    "void_scan",
    "close_venue",
    "change_kiosk",
    "command_kiosk",
    "put_away",
    "forget_kiosk",
    "acknowledge_warning",
    "hold_key",
    "let_key_go",
    "export_table",
    "get_inside_table",
    "mend_counters",
] as const satisfies readonly components["schemas"]["Action"][];
/** What may be asked, and the names in its query. */
export interface Routes {
    "GET /me": never;
    "GET /live": "origin";
    "POST /session": never;
    "DELETE /session": never;
    "PUT /me/password": never;
    "GET /sessions": never;
    "DELETE /sessions/{session}": never;
    "GET /users": never;
    "POST /users": never;
    "DELETE /users/{user}": never;
    "PATCH /users/{user}": never;
    "PUT /users/{user}/password": never;
    "GET /tokens": never;
    "POST /tokens": never;
    "DELETE /tokens/{token}": never;
    "GET /events": never;
    "POST /events": never;
    "GET /events/{event}": never;
    "PATCH /events/{event}": never;
    "GET /events/{event}/visitors": "q" | "category" | "group" | "limit" | "cursor";
    "POST /events/{event}/visitors": never;
    "GET /events/{event}/visitors/{visitor}": never;
    "PATCH /events/{event}/visitors/{visitor}": never;
    "GET /events/{event}/visitors/{visitor}/badge.svg": never;
    "GET /events/{event}/visitors/{visitor}/badge.png": never;
    "POST /events/{event}/visitors/{visitor}/badge": never;
    "DELETE /events/{event}/visitors/{visitor}/badge": never;
    "POST /events/{event}/badges/verify": never;
    "GET /events/{event}/badges/book": "zone";
    "GET /events/{event}/badges/key": never;
    "GET /events/{event}/badges/revoked": never;
    "GET /events/{event}/groups": never;
    "POST /events/{event}/groups/{group}/badge": never;
    "DELETE /events/{event}/groups/{group}/badge": never;
    "GET /events/{event}/groups/{group}/badge.svg": never;
    "GET /events/{event}/groups/{group}/badge.png": never;
    "GET /events/{event}/scans": "limit" | "cursor" | "zone" | "kiosk" | "outcome" | "reason" | "visitor" | "since";
    "POST /events/{event}/scans": never;
    "POST /events/{event}/scans/{scan}/void": never;
    "GET /events/{event}/state": never;
    "GET /events/{event}/series": "zone" | "from" | "to" | "step";
    "GET /events/{event}/inside": "zone";
    "POST /events/{event}/closings": never;
    "GET /events/{event}/changes": "from" | "to" | "step";
    "GET /events/{event}/breakdown": "by" | "from" | "to";
    "GET /events/{event}/visitors/{visitor}/path": never;
    "GET /events/{event}/inside.csv": "zone";
    "GET /events/{event}/plan": never;
    "GET /events/{event}/plan/image": never;
    "PUT /events/{event}/plan/image": never;
    "DELETE /events/{event}/plan/image": never;
    "PUT /events/{event}/plan/places": never;
    "GET /events/{event}/kiosks": never;
    "DELETE /events/{event}/kiosks/{kiosk}": never;
    "PATCH /events/{event}/kiosks/{kiosk}": never;
    "POST /events/{event}/kiosks/{kiosk}/commands": never;
    "POST /events/{event}/put-away": never;
    "POST /events/{event}/kiosks/{kiosk}/heartbeat": never;
    "GET /events/{event}/warnings": never;
    "POST /events/{event}/warnings/{warning}/acknowledgement": never;
    "PUT /events/{event}/held-keys/{key}": never;
    "DELETE /events/{event}/held-keys/{key}": never;
    "GET /events/{event}/warnings/log": "limit" | "before";
    "GET /events/{event}/export/{table}.{format}": never;
    "GET /audit": "event" | "action" | "actor" | "subject" | "limit" | "before";
    "GET /audit/check": never;
    "GET /healthz": never;
    "GET /readyz": never;
    "GET /metrics": never;
}
