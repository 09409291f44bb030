"""What a notice of a land sale comes to, parcel by parcel."""
