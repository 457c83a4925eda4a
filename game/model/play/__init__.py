"""How the computer's countries play the model: courses followed by rule, and a quarter from orders to worlds."""
