"""The calendar itself: stretches of days and their EDTF, the lunar calendar, feasts."""
