"""How to reach somebody: phone numbers, web addresses; and the numbers by which documents are found."""
