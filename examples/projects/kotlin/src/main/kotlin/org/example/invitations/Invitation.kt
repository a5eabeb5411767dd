package org.example.invitations

import java.time.ZonedDateTime

/** What guests are invited to. */
data class Invitation(val id: String, val title: String, val start: ZonedDateTime, val guests: List<String>)
