"""Two photographs of one patient beside, over and after each other, with what is drawn and measured over them."""
